import "../styles/word_bars.css";
import { range } from "d3-array";
import { axis as axisOf } from "../bars.js";
import { pressButtons } from "../controls.js";
import { arrowTarget, focused, h, hasModifier, itemsOf, key } from "../dom.js";
import { commit, read, watchList } from "../model.js";
import { formatEstimate, interval, ticks } from "../numbers.js";
import { choose, ordinal } from "../selection.js";

const ORDERS = [
  ["prompt", "prompt", "In the order of the prompt"],
  ["mi", "alone", "Largest information alone first"],
  ["cmi", "given the rest", "Largest information given the rest first"],
];
const ALONE = ["idw-wordbars-alone", "idw-reach.idw-wordbars-reach-alone"];
const REST = ["idw-wordbars-rest", "idw-reach.idw-wordbars-reach-rest"];

/** Indices in falling order of the numbers, those without one last; equal ones stay in the order of the prompt. */
function order(count, numbers) {
  const height = (i) => numbers[i] ?? -Infinity;
  return range(count).sort((a, b) => (height(a) === height(b) ? a - b : height(b) - height(a)));
}

/** Information of each word alone and given the rest, as bars. @param {View} view */
export function wordBars(view) {
  const { model, el } = view;
  el.classList.add("idw-wordbars");
  const legend = h("div.idw-flow.idw-small", key(ALONE[0], "alone (MI)"), key(REST[0], "given the rest (CMI)"));
  const orders = pressButtons(ORDERS, (sort) => commit(model, { sort }));
  const [sorts, caption] = [{ role: "group", "aria-label": "Order of the words" }, h("span.idw-muted", "Order")];
  const sort = h("div.idw-flow.idw-small.idw-buttons.idw-end.idw-wordbars-sort", sorts, caption, ...orders.buttons);
  const head = h("div.idw-head", h("span.idw-title", "How much each word tells"), legend, sort);
  const listbox = { role: "listbox", "aria-label": "How much each word tells", "aria-multiselectable": "true" };
  const rows = h("div.idw-wordbars-rows", listbox);
  const scale = h("span.idw-wordbars-track.idw-plot.idw-small");
  const unit = h("div.idw-wordbars-unit.idw-small.idw-muted");
  const scaleRow = h("div.idw-wordbars-axis", { "aria-hidden": "true" }, h("span"), scale);
  const chart = h("div.idw-wordbars-chart", rows, scaleRow, unit);
  const reading = h("p.idw-wordbars-reading");
  const empty = h("p.idw-muted", "No numbers yet.");
  el.append(head, chart, reading, empty);

  const bars = itemsOf(rows); // by index of the word
  let shownOrder = [];
  let pointed = -1; // the word under the pointer or with the focus

  const select = (index) => {
    commit(model, { selected: choose(model.get("selected"), index) });
    bars.focus(index);
  };
  const rowOf = (event) => bars.indexOf(event.target);
  const point = (index) => {
    pointed = index;
    showReading();
  };
  rows.addEventListener("click", (event) => rowOf(event) >= 0 && select(rowOf(event)));
  // Not “pointerover”: rows that move under a pointer at rest must not take the reading from the keyboard.
  rows.addEventListener("pointermove", (event) => point(rowOf(event)));
  rows.addEventListener("pointerleave", () => point(-1));
  rows.addEventListener("focusin", () => point(bars.index));
  rows.addEventListener("focusout", () => point(-1));
  rows.addEventListener("keydown", (event) => {
    if (hasModifier(event)) return;
    const target = arrowTarget(event, shownOrder.indexOf(bars.index), shownOrder.length);
    if (target !== undefined || ["Enter", " ", "Escape"].includes(event.key)) event.preventDefault();
    if (["Enter", " "].includes(event.key) && !event.repeat) select(bars.index);
    if (event.key === "Escape") commit(model, { selected: [] });
    if (target !== undefined) bars.focus(shownOrder[target]);
  });

  const numbers = () => read(model, "mi", "mi_errors", "cmi", "cmi_errors");
  const readingOf = (index) => {
    const [mi, miErrors, cmi, cmiErrors] = numbers();
    const part = (values, errors, name) =>
      values.length ? [`${formatEstimate(values[index], errors[index], model.get("unit"))} ${name}`] : [];
    return [...part(mi, miErrors, "alone"), ...part(cmi, cmiErrors, "given the rest")].join(", ");
  };

  /** The numbers of the word that is pointed at, or else of the only selected one. */
  const showReading = () => {
    const selected = model.get("selected");
    const word = bars.list[pointed >= 0 ? pointed : selected.length === 1 ? selected[0] : -1];
    const texts = word ? [h("strong", word.name), `: ${readingOf(word.index)}`] : ["Point at a word to read its numbers."];
    reading.replaceChildren(...texts);
    reading.classList.toggle("idw-muted", !word);
  };

  const build = (words) => {
    const barOf = (word, index) => {
      const name = word + ordinal(words, index);
      const track = h("span.idw-wordbars-track.idw-plot");
      const node = h("div.idw-wordbars-row", { role: "option" }, h("span.idw-wordbars-word", name), track);
      return { index, name, track, node };
    };
    bars.replace(words.map(barOf));
    pointed = -1;
    shownOrder = [];
  };

  const sortRows = () => {
    const by = model.get("sort");
    orders.show(by);
    const next = order(bars.list.length, by === "prompt" ? [] : model.get(by));
    if (String(next) === String(shownOrder)) return;
    const active = focused(rows);
    shownOrder = next;
    rows.replaceChildren(...next.map((i) => bars.list[i].node));
    if (active instanceof HTMLElement && rows.contains(active)) active.focus(); // a row that is moved drops it
  };

  const update = () => {
    const [mi, miErrors, cmi, cmiErrors] = numbers();
    const known = [...mi, ...cmi].some((value) => value !== null);
    head.hidden = chart.hidden = reading.hidden = !known;
    empty.hidden = known;
    sortRows();
    const errors = [...mi.map((_, i) => miErrors[i]), ...cmi.map((_, i) => cmiErrors[i])];
    const ends = interval([...mi, ...cmi], errors);
    const { bar, mark } = axisOf(ends);
    const marks = ticks(ends);
    bars.list.forEach(({ name, track, node }, i) => {
      const lines = marks.map(({ value }) => mark(`idw-wordbars-tick${value === 0 ? ".idw-wordbars-zero" : ""}`, value));
      track.replaceChildren(...lines, ...bar(mi[i], miErrors[i], ALONE), ...bar(cmi[i], cmiErrors[i], REST));
      node.setAttribute("aria-selected", String(model.get("selected").includes(i)));
      node.setAttribute("aria-label", `${name}: ${readingOf(i)}`);
    });
    scale.replaceChildren(...marks.map(({ value, text }) => mark("idw-muted", value, text)));
    unit.textContent = model.get("unit");
    showReading();
  };

  watchList(view, "words", build, ["mi", "mi_errors", "cmi", "cmi_errors", "unit", "sort", "selected"], update);
}
