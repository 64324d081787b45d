import "../styles/shared.css";
import "../styles/page.css";
import { decode, pack } from "../fields.js";
import { assign, watch } from "../model.js";
import { fixed, formatEstimate } from "../numbers.js";
import { Selection } from "../selection.js";
import { showStored, storedData } from "../stored.js";
import { choice } from "../views/choice.js";
import { heatmap } from "../views/heatmap.js";
import { spectrum } from "../views/spectrum.js";
import { tokenPicker } from "../views/token_picker.js";
import { wordBars } from "../views/word_bars.js";

const VIEWS = { picker: tokenPicker, estimator: choice, unit: choice, spectrum, bars: wordBars, pane: heatmap };
const UNKNOWN = { title: "This question", question: "This question was not measured.", formula: "" };

// Answers have the keys "" (whole prompt), "3 rest" and "3 alone". Their numbers are in nats.
const { answers, edges, labels, states } = storedData();
const { picker, estimator, unit, spectrum: bands, bars, pane } = showStored(VIEWS, states);
const words = picker.get("words");
const lastBand = edges.length - 2;

const factor = () => (unit.get("value") === "bits" ? 1 / Math.LN2 : 1);
const rescaled = (packed) => packed && { ...packed, scale: packed.scale * factor() };
const selection = () => new Selection(words.length, picker.get("selected"), picker.get("excluded"));

/** Key of the answer to a selection; phrases and exclusions have none. */
function keyOf({ preset, selected }) {
  if (preset === "whole") return "";
  return preset && selected.length === 1 ? `${selected[0]} ${preset}` : "none";
}

/** Totals [value, error] of answers as a list of values and a list of errors, in the chosen unit. */
function numbers(totals) {
  return [0, 1].map((part) => totals.map((total) => (total?.[part] == null ? null : total[part] * factor())));
}

/** The map of a band is the sum of stored maps, without error; the whole map is stored with its replicates. */
function mapOf(answer, first, last) {
  const sum = decode(answer.maps[first]);
  for (const map of answer.maps.slice(first + 1, last + 1)) decode(map)?.data.forEach((value, i) => (sum.data[i] += value));
  const whole = last - first === lastBand;
  return {
    errors: whole ? rescaled(answer.errors) : null,
    replicates: whole ? rescaled(answer.replicates) : null,
    values: pack({ ...sum, data: sum.data.map((value) => value * factor()) }),
  };
}

function update() {
  const [[first, last] = [0, lastBand]] = [bands.get("selected")].filter((chosen) => chosen.length);
  const [name, unitName] = [estimator.get("value"), unit.get("value")];
  const range = `${first} ${last}`;
  const chosen = selection();
  const { title, question, formula, [name]: answer } = answers[keyOf(chosen)] ?? UNKNOWN;
  const of = (given) => numbers(words.map((_, i) => answers[`${i} ${given}`][name].totals[range]));
  const [[mi, mi_errors], [cmi, cmi_errors]] = [of("alone"), of("rest")];
  const alone = chosen.preset === "alone";
  const [values, errors] = alone ? [mi, mi_errors] : [cmi, cmi_errors];
  assign(picker, { values, errors, label: labels[alone ? "alone" : "rest"], unit: unitName, question, formula });
  assign(bars, { mi, mi_errors, cmi, cmi_errors, unit: unitName });
  if (String(bars.get("selected")) !== String(chosen.selected)) bars.set("selected", chosen.selected);
  const [bandValues, bandErrors] = numbers(edges.slice(1).map((_, i) => answer?.totals[`${i} ${i}`]));
  assign(bands, { values: bandValues, errors: bandErrors, unit: unitName });
  const [low, high] = [edges[first], edges[last + 1]].map((edge) => fixed(edge, 1));
  const heading = last - first === lastBand ? title : `${title}, log SNR ${low} to ${high}`;
  const [[value], [error]] = numbers([answer?.totals[range]]);
  assign(pane, {
    ...(answer ? mapOf(answer, first, last) : { errors: null, replicates: null, values: null }),
    title: heading,
    reading: answer ? formatEstimate(value, error, unitName) : "was not measured",
    signed: name === "standard",
    unit: `${unitName} per pixel`,
  });
}

bars.on("change:selected", () => {
  const selected = bars.get("selected");
  if (String(selected) === String(picker.get("selected"))) return;
  const others = words.map((_, i) => i).filter((i) => !selected.includes(i));
  // Whoever looks at words alone goes on doing so.
  const excluded = selection().preset === "alone" && selected.length ? others : [];
  assign(picker, { excluded, selected });
});
unit.on("change:value", () => pane.set("threshold", pane.get("threshold") * (factor() === 1 ? Math.LN2 : factor())));

// Not for cursor and region of the map: what is shown again is no longer read out.
const { signal } = new AbortController();
watch({ model: picker, signal }, ["selected", "excluded"], update);
watch({ model: bands, signal }, ["selected"], update);
for (const model of [estimator, unit]) watch({ model, signal }, ["value"], update);
