import { range } from "d3-array";

/** Indices after choosing one: all from the anchor to it, it alone, or none if it was the only one. */
export function choose(selected, index, anchor = null) {
  if (anchor !== null) return range(Math.min(anchor, index), Math.max(anchor, index) + 1);
  return selected.length === 1 && selected[0] === index ? [] : [index];
}

/** What tells a word from equal ones, such as " (2 of 3)". */
export function ordinal(words, index) {
  const same = range(words.length).filter((i) => words[i] === words[index]);
  return same.length > 1 ? ` (${same.indexOf(index) + 1} of ${same.length})` : "";
}

/**
 * Which words of a prompt are selected, and which are excluded; all others are given. Words are known by index only:
 * Python says which prompts a selection compares.
 *
 * Methods return changed copies.
 */
export class Selection {
  /**
   * @param {number} count number of words
   * @param {number[]} selected
   * @param {number[]} excluded
   * @param {"all" | "none"} empty which words no selected word stands for: all that are not excluded, or none
   */
  constructor(count, selected, excluded, empty = "all") {
    const sorted = (indices) => [...new Set(indices)].sort((a, b) => a - b);
    this.count = count;
    this.empty = empty;
    this.selected = sorted(selected);
    this.excluded = sorted(excluded).filter((i) => !selected.includes(i));
  }

  /** Words whose information is asked for. */
  get target() {
    if (this.selected.length || this.empty === "none") return this.selected;
    return range(this.count).filter((i) => !this.excluded.includes(i));
  }

  /** Whether it is the whole prompt: all words at once, or no choice at all. */
  get whole() {
    if (this.empty === "none") return false;
    const all = this.count > 1 && this.selected.length === this.count;
    return all || (!this.selected.length && !this.excluded.length);
  }

  with(selected, excluded = this.excluded) {
    const next = new Selection(this.count, selected, excluded, this.empty);
    return next.whole ? new Selection(this.count, [], []) : next;
  }

  state(index) {
    if (this.excluded.includes(index)) return "left out";
    return this.target.includes(index) ? "selected" : "given";
  }

  /** Select one word, or nothing if it was the only one. The preset "alone" stays. */
  choose(index) {
    const selected = choose(this.selected, index);
    if (this.preset !== "alone") return this.with(selected);
    return selected.length ? new Selection(this.count, selected, []).take("alone", index) : this.with([], []);
  }

  toggle(index) {
    const { target } = this;
    return this.with(target.includes(index) ? target.filter((i) => i !== index) : [...target, index]);
  }

  phrase(from, to) {
    return this.with(choose([], to, from));
  }

  /** Exclude a word, or give it back. */
  exclude(index) {
    const without = (indices) => indices.filter((i) => i !== index);
    if (this.excluded.includes(index)) return this.with(this.selected, without(this.excluded));
    return this.with(without(this.selected), [...this.excluded, index]);
  }

  /** Which preset this is: "alone", "rest", "whole" or none. */
  get preset() {
    if (this.whole) return "whole";
    if (this.empty === "none") return "";
    if (this.selected.length && this.selected.length + this.excluded.length === this.count) return "alone";
    return this.excluded.length ? "" : "rest";
  }

  /** A preset for the selected words, or for `word` if there are none. */
  take(preset, word) {
    if (preset === "whole") return this.with([], []);
    const selected = this.selected.length ? this.selected : [word];
    return this.with(selected, preset === "rest" ? [] : range(this.count).filter((i) => !selected.includes(i)));
  }
}
