import "../styles/pid.css";
import { cumsum } from "d3-array";
import { h, key, setText } from "../dom.js";
import { decode, summarize } from "../fields.js";
import { commit, PartModel, watch } from "../model.js";
import { formatEstimate } from "../numbers.js";
import { scaleTop } from "../paint.js";
import { heatmap } from "./heatmap.js";
import { tokenPicker } from "./token_picker.js";

const HELP = "Arrow keys move between words, Enter chooses one, Escape clears the choice";
const BARE = { empty_selection: "none", excluded: [], errors: [], editable: false, disabled: false, pending: "", help: HELP };
const PLAIN = { threshold: 0, faded: true, smooth: false, hide_noise: false, unit: "nats per pixel" };

/** What two words of a prompt share, what only one tells, and what only both tell, as four maps. @param {View} view */
export function pid(view) {
  const { model, el, signal } = view;
  el.classList.add("idw-pid");
  const named = { words: "words", unit: "unit" };
  const words = {
    model: new PartModel(model, named, { ...BARE, selected: [], values: [], label: "" }),
    el: h("div.idw-part"),
    signal,
  };
  const own = words.model.set.bind(words.model);
  words.model.set = (name, value) => {
    if (name === "selected") commit(model, { chosen: chosenAfter(value) });
    else if (name !== "excluded") own(name, value);
  };
  const picker = tokenPicker(words);
  for (const part of [picker.presets, picker.question, picker.formula]) part.remove();
  const says = h("p.idw-says", { role: "status" });
  const amounts = h("p.idw-muted.idw-small");
  const shared = { image: "image", cursor: "cursor", region: "region", drawing: "drawing" };
  const tiles = [0, 1, 2, 3].map(() => ({ model: new PartModel(model, shared, { ...PLAIN }), el: h("div.idw-part"), signal }));
  const panes = tiles.map((tile) => heatmap(tile));
  for (const { controls, under } of panes) for (const part of [controls.settings, under]) part.remove();
  const foot = h("div.idw-flow.idw-foot", panes[0].legend, panes[0].controls.styles);
  const graph = h("figure.idw-arcs");
  el.append(words.el, says, h("div.idw-four", ...tiles.map((tile) => tile.el), graph), foot, amounts);

  const same = (a, b) => String(a) === String(b);
  const nameOf = (phrase) => `“${phrase.map((i) => model.get("words")[i]).join(" ")}”`;
  /** The phrase of the pairs that holds a word, or the word alone. */
  const phraseOf = (word) => {
    const phrases = model.get("pairs").flatMap(({ one, other }) => [one, other]);
    return phrases.find((phrase) => phrase.includes(word)) ?? [word];
  };
  const pairOf = (a, b) => {
    const [one, other] = [a, b].sort((x, y) => x[0] - y[0]);
    return model.get("pairs").find((pair) => same(pair.one, one) && same(pair.other, other));
  };
  /** The two phrases after the words were selected: the first click stays when another phrase is clicked. */
  function chosenAfter(selected) {
    const before = model.get("chosen");
    if (!selected.length) return [];
    const phrases = [phraseOf(selected[0]), phraseOf(selected.at(-1))];
    if (!same(phrases[0], phrases[1])) return phrases;
    if (before.length !== 1) return [phrases[0]];
    return same(before[0], phrases[0]) ? [] : [before[0], phrases[0]];
  }

  const show = () => {
    const [texts, pairs, chosen] = ["words", "pairs", "chosen"].map((name) => model.get(name));
    const [first, second] = chosen;
    const pair = second && pairOf(first, second);
    const redundancy = (i) => {
      const phrase = phraseOf(i);
      const found = phrase[0] === i && !same(phrase, first) ? pairOf(first, phrase) : undefined;
      return found ? found.parts[0] : [null, null];
    };
    const bars = first ? texts.map((_, i) => redundancy(i)) : [];
    const known = bars.some(([value]) => value !== null);
    el.classList.toggle("idw-no-bars", !known);
    own("selected", chosen.flat());
    own("label", known ? `Redundancy with ${nameOf(first)}` : "Two words, one picture");
    own("values", known ? bars.map(([value]) => value) : []);
    own("errors", known ? bars.map(([, error]) => error) : []);
    setText(says, sentence(texts, pairs, chosen, pair));
    says.classList.toggle("idw-muted", !pair);
    amounts.textContent = pair ? `As amounts of the whole image: ${parts(pair).join(", ")} nats.` : "";
    showMaps(pair);
    graph.hidden = Boolean(pair) || pairs.length < 2;
    graph.replaceChildren(
      ...(graph.hidden ? [] : arcs(texts, pairs, (pair) => !first || [pair.one, pair.other].some((p) => same(p, first)))),
    );
  };

  /** Words in order with an arc for each pair: redundancy above, synergy below; its width is the number of nats. */
  function arcs(texts, pairs, stands) {
    const ends = [0, ...cumsum(texts, (text) => text.length + 3)];
    const place = (phrase) => (ends[phrase[0]] + ends[phrase.at(-1) + 1]) / 2;
    const width = ends.at(-1);
    const clear = (/** @type {number[]} */ [value, error]) => (Math.abs(value) > 2 * (error ?? 0) ? value : 0);
    const numbers = pairs.map(({ parts }) => [clear(parts[0]), clear(parts[3])]);
    const top = Math.max(...numbers.flat().map(Math.abs)) || 1;
    const radii = pairs.map(({ one, other }) => (place(other) - place(one)) / 2);
    const height = 0.8 * Math.max(...radii) + 5;
    const path = (k, side) => {
      const [value, radius, from] = [numbers[k][side], radii[k], place(pairs[k].one)];
      if (Math.abs(value) < 0.01 * top) return "";
      const y = side ? 1.8 : -1.8;
      const kind = `${side ? "idw-below" : "idw-above"}${value < 0 ? " idw-minus" : ""}${stands(pairs[k]) ? "" : " idw-aside-arc"}`;
      return `<path data-pair="${k}" class="${kind}" stroke-width="${(2 * Math.abs(value)) / top}" d="M${from},${y}a${radius},${0.8 * radius} 0 0 ${side ? 0 : 1} ${2 * radius},0"><title></title></path>`;
    };
    // Wide ones first, so that thin ones stay in sight.
    const drawn = pairs.flatMap((_, k) => [0, 1].map((side) => [k, side]));
    drawn.sort(([a, b], [c, d]) => Math.abs(numbers[c][d]) - Math.abs(numbers[a][b]));
    const labels = texts.map((_, i) => `<text x="${place([i])}" y="0"></text>`).join("");
    const svg = h("div", { role: "img", "aria-label": "Pairs of words: redundancy above the words, synergy below" });
    svg.innerHTML = `<svg viewBox="0 ${-height} ${width} ${2 * height}">${drawn.map(([k, side]) => path(k, side)).join("")}${labels}</svg>`;
    const root = /** @type {SVGElement} */ (svg.firstChild);
    for (const arc of /** @type {NodeListOf<SVGElement>} */ (root.querySelectorAll("path"))) {
      const { one, other, parts } = pairs[Number(arc.dataset.pair)];
      const amounts = ["redundancy", "synergy"].map((name, k) => `${name} ${formatEstimate(parts[3 * k][0], parts[3 * k][1])}`);
      /** @type {Element} */ (arc.firstChild).textContent = `${nameOf(one)} and ${nameOf(other)}: ${amounts.join(", ")}`;
      arc.addEventListener("click", () => commit(model, { chosen: [one, other] }));
    }
    root.querySelectorAll("text").forEach((label, i) => (label.textContent = texts[i]));
    const caption = h("figcaption.idw-muted.idw-small", key("idw-above-key", "redundancy"), key("idw-below-key", "synergy"));
    caption.append(h("span", `widest: ${formatEstimate(top, null)}`));
    return [h("div.idw-title", "Who shares with whom"), svg, caption];
  }

  function sentence(texts, pairs, chosen, pair) {
    const [first, second] = chosen;
    const code = (phrase) => `"${phrase.map((i) => texts[i]).join(" ")}"`;
    if (!pairs.length) return "No pair of words was estimated. Estimate again with pairs=[(one, other)].";
    if (!first) return "Click two words to see what both tell, what only one tells, and what only both together tell.";
    if (!second) return `Now click a second word. Bars show what it shares with ${nameOf(first)}.`;
    if (!pair)
      return `${nameOf(first)} and ${nameOf(second)} were not estimated together. Estimate again with pairs=[(${code(first)}, ${code(second)})].`;
    const given = model.get("given") ? "given the rest of the prompt" : "without the rest of the prompt";
    return `What ${nameOf(pair.one)} and ${nameOf(pair.other)} tell about each pixel, ${given}`;
  }

  const titles = ({ one, other }) => ["Both tell", `Only ${nameOf(one)}`, `Only ${nameOf(other)}`, "Only together"];
  function parts(pair) {
    const names = ["redundancy", `only ${nameOf(pair.one)}`, `only ${nameOf(pair.other)}`, "synergy"];
    return names.map((name, k) => `${name} ${formatEstimate(pair.parts[k][0], pair.parts[k][1], "")}`);
  }

  function showMaps(pair) {
    const maps = pair?.maps ?? [];
    const fields = maps.map((map) => decode(map.values));
    const image = panes[0].image;
    const signed = fields.some((field) => summarize(field.data).negative);
    tiles.forEach((tile, k) => {
      const field = fields[k] ?? null;
      tile.el.hidden = k > 0 && !field;
      const traits = {
        values: field,
        errors: field && decode(maps[k].errors),
        replicates: field && decode(maps[k].replicates),
        limit: field ? scaleTop(fields) : null,
        signed,
        cell_size: field && image ? [image.height / field.rows, image.width / field.columns] : [1, 1],
        title: field ? titles(pair)[k] : "",
        reading: field ? formatEstimate(maps[k].total[0], maps[k].total[1], "nats") : "",
        note: field ? undefined : pair ? "Only numbers: the maps of this pair were not kept." : "",
      };
      for (const [name, value] of Object.entries(traits)) tile.model.set(name, value);
    });
    foot.hidden = !fields.length;
  }

  watch(view, ["words", "pairs", "chosen", "given", "image"], show);
}
