/** Rows of a study's table: decoded, filtered and sorted, and which of them are in sight. */
import { quantile, range } from "d3-array";
import { decode } from "./fields.js";
import { clamp } from "./numbers.js";

/** @typedef {{ group: string, name: string, values: Float32Array, errors: Float32Array | null, ends: number[] }} Column */

/** Columns as they travel, ready to be read: `text(name, row)`, and numbers with the ends of their bars. */
export function readTable({ count = 0, texts = {}, numbers = [] }) {
  const codes = Object.fromEntries(Object.entries(texts).map(([name, { codes: packed }]) => [name, decode(packed).data]));
  const text = (name, row) => texts[name].values[codes[name][row]];
  const column = ({ group, name, values: packed, errors }) => {
    const values = decode(packed).data;
    return { group, name, values, errors: errors && decode(errors).data, ends: barEnds(values, Boolean(errors)) };
  };
  return { count, text, numbers: /** @type {Column[]} */ (numbers.map(column)) };
}

/** Ends of the bars of a column: 0 to 1 for shares, else 0 to nearly its largest value, so that one cannot set the scale. */
function barEnds(values, inNats) {
  const known = values.filter(Number.isFinite).sort();
  const [low = 0, high = 0] = [known[0], known.at(-1)];
  if (!inNats && low >= 0 && high <= 1) return [0, 1];
  return [Math.min(0, quantile(known, 0.01) ?? 0), Math.max(0, quantile(known, 0.99) ?? 0) || 1];
}

/**
 * Rows that have the label and contain the text, in the order of a column; those without a value come last.
 *
 * @param {ReturnType<typeof readTable>} table
 * @param {{ label?: string, search?: string, by?: Column | null, descending?: boolean }} options no `by`: by caption
 */
export function orderOf({ count, text }, { label = "", search = "", by = null, descending = false }) {
  const sought = search.trim().toLowerCase();
  const found = (row) => ["caption", "word", "note"].some((name) => text(name, row).toLowerCase().includes(sought));
  const rows = range(count).filter((row) => (!label || text("label", row) === label) && (!sought || found(row)));
  const sign = descending ? -1 : 1;
  if (by) {
    const values = by.values;
    return rows.sort(
      (a, b) => Number(Number.isNaN(values[a])) - Number(Number.isNaN(values[b])) || sign * (values[a] - values[b]) || a - b,
    );
  }
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return rows.sort((a, b) => sign * compare(text("caption", a), text("caption", b)) || a - b);
}

/** First row to draw and the one after the last: what is in sight, and as much again above and below. */
export function windowOf(top, height, size, count) {
  const first = Math.floor((top - height) / size);
  return [Math.max(0, first), Math.min(count, first + Math.ceil((3 * height) / size) + 1)];
}

/** How many of the rows' values lie in each of so many equal parts of the column's range. @param {Column} column */
export function countIn(column, rows, parts) {
  const counts = Array(parts).fill(0);
  for (const row of rows) if (Number.isFinite(column.values[row])) counts[partOf(column, row, parts)]++;
  return counts;
}

/** The part of the column's range that a row's value lies in. @param {Column} column */
export function partOf({ values, ends: [low, high] }, row, parts) {
  return clamp(Math.floor((parts * (values[row] - low)) / (high - low)), 0, parts - 1);
}

/** A caption before, at and after its word; all before if it does not contain it. @returns {string[]} */
export function aroundWord(caption, word) {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const [, ...found] = (word && caption.match(new RegExp(`^(.*?)(?<![\\p{L}\\d])(${escaped})(?![\\p{L}\\d])(.*)$`, "iu"))) || [];
  return found.length ? found : [caption, "", ""];
}

/** Rows as CSV, with all texts and numbers. @param {ReturnType<typeof readTable>} table */
export function toCsv({ text, numbers }, rows) {
  const quoted = (value) => `"${value.replaceAll('"', '""')}"`;
  const texts = ["item", "caption", "word", "label", "note"];
  const columns = numbers.flatMap(({ group, name, values, errors }) => {
    const title = [group, name].filter(Boolean).join(", ");
    return [[title, values], ...(errors ? [[`${title} stderr`, errors]] : [])];
  });
  const head = [...texts, ...columns.map(([title]) => title)].map(quoted);
  const written = (value) => (Number.isNaN(value) ? "" : String(Number(value.toPrecision(7))));
  const lines = rows.map((row) => [
    ...texts.map((name) => quoted(text(name, row))),
    ...columns.map(([, of]) => written(of[row])),
  ]);
  return [head, ...lines].map((line) => line.join()).join("\n");
}
