import "../styles/captions.css";
import { axis, fillOf } from "../bars.js";
import { checkbox, select, textField } from "../controls.js";
import { h, setText } from "../dom.js";
import { commit, read, watchList } from "../model.js";
import { formatEstimate, interval } from "../numbers.js";

/** Axis of all scores: from 0 for information, else from below the lowest, since only differences count. */
function scoreAxis(values, errors, unit) {
  const [low, high] = interval(values, errors, { zero: unit === "nats" });
  const base = unit === "nats" ? low : low - 0.05 * (high - low);
  return { ...axis([base, high]), base: unit === "nats" ? 0 : base };
}

/** Captions with their scores, and which wins. @param {View} view */
export function captions(view) {
  const { model, el } = view;
  el.classList.add("idw-captions");
  const scale = h("span.idw-muted.idw-small");
  const list = h("ol.idw-captions-list");
  const add = h("button.idw-button", "Add a caption");
  const early = checkbox(view, "stops_early", "");
  const pickers = ["Map of this caption", "against that caption"].map((label) => select([], { "aria-label": label }));
  const [one, other] = pickers.map(({ node }) => node);
  const spoken = h("div.idw-hidden", { "aria-live": "polite" });
  const pair = h("div.idw-flow.idw-foot.idw-captions-foot", h("span", "Map"), one, h("span", "against"), other);
  const head = h("div.idw-head", h("span.idw-title", "Captions"), scale);
  el.append(head, list, h("div.idw-flow.idw-foot.idw-captions-foot", add, early.row), pair, spoken);

  let rows = [];
  const texts = () => rows.map(({ input }) => input.value.trim());
  const put = (captions) => commit(model, { captions });

  const rowOf = (text, k) => {
    const input = textField({ "aria-label": `Caption ${k + 1}`, value: text, onchange: () => put(texts()) });
    const bar = h("div.idw-captions-bar.idw-plot", { "aria-hidden": "true" });
    const [reading, standing] = [h("span.idw-captions-reading"), h("span.idw-small")];
    const names = { title: "Remove", "aria-label": `Remove caption ${k + 1}` };
    const onclick = () => {
      put(texts().filter((_, i) => i !== k));
      add.focus();
    };
    const remove = h("button.idw-bare.idw-icon", { ...names, onclick }, "×");
    const node = h("li", input, remove, bar, h("div.idw-flow.idw-captions-facts", reading, standing));
    return { node, input, bar, reading, standing, remove };
  };

  add.addEventListener("click", () => {
    put([...texts(), ""]);
    requestAnimationFrame(() => requestAnimationFrame(() => rows.at(-1)?.input.focus()));
  });
  for (const node of [one, other]) {
    node.addEventListener("change", () => {
      const chosen = [one.value, other.value];
      commit(model, { pair: chosen.includes("") || chosen[0] === chosen[1] ? [] : chosen.map(Number) });
    });
  }

  const update = () => {
    const [values, errors, gaps, unit] = read(model, "values", "errors", "gaps", "unit");
    const [winner, z, threshold, captions, chosen] = read(model, "winner", "certainty", "z_threshold", "captions", "pair");
    const { bar: barOf, mark, base } = scoreAxis(values, errors, unit);
    const certain = winner >= 0 && z >= threshold;
    rows.forEach(({ node, bar, reading, standing, remove }, k) => {
      const [value = null, error = null] = [values[k], errors[k]];
      const fill = fillOf(unit === "nats" ? value : 0);
      const [filled, whisker] = barOf(value, error, [fill, "idw-reach"], base);
      const zero = filled && unit === "nats" ? mark("idw-captions-zero", 0) : null;
      bar.replaceChildren(...[filled, zero, whisker].filter(Boolean));
      node.classList.toggle("idw-captions-ahead", k === winner && !certain);
      node.classList.toggle("idw-captions-wins", k === winner && certain);
      reading.textContent = value === null ? "no score yet" : formatEstimate(value, error, unit);
      reading.classList.toggle("idw-muted", value === null);
      const lead = `${certain ? "✓ wins" : "leads, not certain yet"} (z = ${z.toFixed(1)})`;
      const first = captions.indexOf(captions[k]);
      standing.textContent =
        captions[k] && first < k ? `the same as caption ${first + 1}` : k === winner ? lead : (gaps[k] ?? "");
      remove.disabled = rows.length <= 2;
    });
    scale.textContent = unit === "nats" ? "against the empty prompt, ± standard error" : "negated mean squared error";
    early.label.textContent = `stop once the winner is certain (z ≥ ${threshold})`;
    const options = captions.map((text, k) => [k, `${k + 1} ${text}`]);
    pickers.forEach(({ node, offer }, i) => {
      offer([["", i ? "the runner-up" : "the best"], ...options]);
      node.value = chosen.length ? chosen[i] : "";
    });
    setText(spoken, certain ? `“${captions[winner]}” wins` : "");
  };

  const build = (captions) => {
    if (rows.length === captions.length) {
      rows.forEach(({ input }, k) => {
        if (input.value.trim() !== captions[k]) input.value = captions[k];
      });
    } else {
      rows = captions.map(rowOf);
      list.replaceChildren(...rows.map(({ node }) => node));
    }
  };
  const names = ["values", "errors", "gaps", "unit", "winner", "certainty", "z_threshold", "pair"];
  watchList(view, "captions", build, names, update);
}
