// What the widgets about words share. words.py holds the same sentences for the kernel.

const SHORT = 6; // words that are written out in a formula

/** What tells a word from its equals, such as " (2 of 3)". */
function place(words, index) {
  const same = words.flatMap((word, i) => (word === words[index] ? [i] : []));
  return same.length > 1 ? ` (${same.indexOf(index) + 1} of ${same.length})` : "";
}

/** Indices as the runs of neighbours in them. */
function runs(indices) {
  return indices.reduce((found, i) => {
    if (found.length && found.at(-1).at(-1) === i - 1) found.at(-1).push(i);
    else found.push([i]);
    return found;
  }, []);
}

/**
 * A question about words: which are asked about, given and left out, and how it reads. Its methods give changed
 * copies.
 */
class Question {
  constructor(words, asked, leftOut, unasked = "all") {
    this.words = words;
    this.unasked = unasked; // what no word asked about stands for: "all" that are not left out, or "none"
    this.asked = [...new Set(asked)].sort((a, b) => a - b);
    this.leftOut = [...new Set(leftOut)].filter((i) => !asked.includes(i)).sort((a, b) => a - b);
    this.kept = words.map((_, i) => i).filter((i) => !this.leftOut.includes(i));
    this.about = asked.length || unasked === "none" ? this.asked : this.kept;
    this.given = this.kept.filter((i) => !this.about.includes(i));
  }

  /** All words at once are the whole prompt. */
  get whole() {
    if (this.unasked === "none") return false;
    const all = this.words.length > 1 && this.asked.length === this.words.length;
    return all || (!this.asked.length && !this.leftOut.length);
  }

  with(asked, leftOut = this.leftOut) {
    const found = new Question(this.words, asked, leftOut, this.unasked);
    return found.whole ? new Question(this.words, [], []) : found;
  }

  state(i) {
    if (this.leftOut.includes(i)) return "left out";
    return this.about.includes(i) ? "selected" : "given";
  }

  /** A word by itself; a second time lets go of it. Who looks at words alone goes on doing so. */
  ask(i) {
    const again = this.asked.length === 1 && this.asked[0] === i;
    if (this.preset === "alone") return again ? this.with([], []) : new Question(this.words, [i], []).take("alone", i);
    return this.with(again ? [] : [i]);
  }

  /** One word more asked about, or one less. */
  toggle(i) {
    return this.with(this.about.includes(i) ? this.about.filter((k) => k !== i) : [...this.about, i]);
  }

  phrase(from, to) {
    const first = Math.min(from, to);
    return this.with(Array.from({ length: Math.abs(to - from) + 1 }, (_, k) => first + k));
  }

  /** A word left out, or taken back. */
  leave(i) {
    if (this.leftOut.includes(i)) return this.with(this.asked, this.leftOut.filter((k) => k !== i));
    return this.with(this.asked.filter((k) => k !== i), [...this.leftOut, i]);
  }

  /** Which preset this is: "alone", "rest", "whole" or none. */
  get preset() {
    if (this.whole) return "whole";
    if (this.unasked === "none") return "";
    if (this.asked.length && !this.given.length) return "alone";
    return this.leftOut.length ? "" : "rest";
  }

  /** A preset for the words asked about, or for `word` if there are none. */
  take(name, word) {
    if (name === "whole") return this.with([], []);
    const asked = this.asked.length ? this.asked : [word];
    return this.with(asked, name === "rest" ? [] : this.words.map((_, i) => i).filter((i) => !asked.includes(i)));
  }

  text(indices) {
    return indices.map((i) => this.words[i]).join(" ");
  }

  /** The given words, with one blank for each run of words asked about. */
  get around() {
    return this.kept.flatMap((i) => {
      if (!this.about.includes(i)) return [this.words[i]];
      return this.about.includes(i - 1) ? [] : ["_"];
    });
  }

  get sentence() {
    if (!this.words.length || (this.kept.length && !this.about.length)) return "";
    if (!this.kept.length) return "All words are left out: there is nothing to ask about.";
    if (this.whole) return "What does the whole prompt tell?";
    if (!this.asked.length) return `What does ‘${this.text(this.kept)}’ tell by itself?`;
    const names = runs(this.asked).map((run) => `‘${this.text(run)}’`);
    const about = [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");
    const verb = names.length === 1 ? "does" : "do";
    if (!this.given.length) return `What ${verb} ${about} tell ${names.length === 1 ? "by itself" : "together"}?`;
    return `What ${verb} ${about} add to ‘${this.around.join(" ")}’?`;
  }

  get formula() {
    if (!this.kept.length || !this.about.length) return "";
    const brief = (words) => (words.length <= SHORT ? words : [...words.slice(0, 3), "…", ...words.slice(-2)]).join(" ");
    const parts = this.asked.length ? runs(this.asked) : [this.kept];
    const about = parts.map((run) => brief(run.map((i) => this.words[i]))).join(", ");
    return this.given.length ? `i(x; ${about} | ${brief(this.around)})` : `i(x; ${about})`;
  }
}
