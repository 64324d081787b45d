import "../styles/explorer.css";
import { range } from "d3-array";
import { segments } from "../controls.js";
import { fitCanvas, h, hasModifier, isDark, onResize, onTheme, setText, watchPictures } from "../dom.js";
import { decode } from "../fields.js";
import { assign, commit, PartModel, read, watch } from "../model.js";
import { fixed, formatEstimate } from "../numbers.js";
import { drawPicture, layerOf, palette, scaleTop } from "../paint.js";
import { isUnderWay, runControls, runLimits } from "../run.js";
import { heatmap } from "./heatmap.js";
import { spectrum } from "./spectrum.js";
import { isFaint, tokenPicker } from "./token_picker.js";
import { toolbar } from "./toolbar.js";

const LABELS = { alone: "What each word tells alone", rest: "What each word adds to the rest" };
const NAMES = { rest: "adds to the rest", alone: "alone" };
const OTHER = { orthogonal: ["standard", "improvement"], standard: ["orthogonal", "change"] };
const ESTIMATORS = [
  ["orthogonal", "change", "Orthogonal estimator: how much the word changes the prediction. Never negative."],
  ["standard", "improvement", "Standard estimator: how much the word improves the prediction. Negative if it misleads."],
];
const UNITS = [
  ["nats", "nats", "Natural logarithm: ln 4 = 1.39 nats distinguish four alternatives."],
  ["bits", "bits", "Base 2: 2 bits distinguish four alternatives."],
];
const LAYERS = [
  ["information", "information", "Where in the image the words change the prediction"],
  ["attention", "attention", "Where the network attends to the words, above what most of the image gets"],
];
const SCALES = [
  [false, "one scale", "All words share a scale, so that a word that says little is faint"],
  [true, "own scale", "Each map ends at its own largest value"],
];
const COMPARISONS = [
  ["wipe", "wipe", "A pinned map is drawn on the left of a handle"],
  ["side", "side by side", "A pinned map is drawn beside the present one"],
];
const SILENCE = 8000; // milliseconds without an answer after which the kernel counts as busy or gone

/** What the words of a prompt tell about an image, from the answers that the model stores. @param {View} view */
export function explorer(view) {
  const { model, el, signal } = view;
  el.classList.add("idw-explorer");
  const offline = Boolean(model.get("offline"));
  const kernel = kernelOf(view, () => {
    run.update();
    update();
  });
  const same = (...names) => Object.fromEntries(names.map((name) => [name, name]));
  const part = (name, shared, own = {}) => {
    const node = h(`div.${name}`);
    const its = new PartModel(model, shared, own);
    its.send = (...message) => kernel.send(...message);
    return { model: its, el: node, signal };
  };
  const named = same("words", "text", "selected", "excluded", "unit", "pending", "editable");
  const words = part("idw-part", named, { values: [], errors: [], others: [], exact: [], empty_selection: "all" });
  const shown = same("image", "drawing", "faded", "smooth", "hide_noise", "compare", "cursor", "region");
  const pane = part("idw-part", { ...shown, accepts_images: "editable" }, { threshold: 0, title: "", reading: "", unit: "" });
  const beside = part("idw-part", shown, { threshold: 0, title: "", reading: "", unit: "" });
  const levels = part(
    "idw-part",
    { edges: "edges", selected: "band", pictures: "previews", unit: "unit" },
    { values: [], errors: [] },
  );

  const picker = tokenPicker(words);
  const map = heatmap(pane);
  heatmap(beside).controls.settings.remove();
  spectrum(levels);
  const next = () => ({ running: "pause", paused: "resume" })[model.get("status")] ?? "run";
  const running = part("idw-part", same("status", "progress", "detail", "error"));
  const blocked = () => kernel.gone;
  const run = runControls(running, { label: "Progress of the estimate", next, texts: { run: "Run" }, blocked });
  const bar = toolbar(view, { kernel, picker, map, numbers: () => numbersOfWords(), go });

  const [number, error, aside] = [h("strong.idw-figures"), h("span.idw-plus"), h("span.idw-aside")];
  const exactly = h("span.idw-exactly");
  const doubts = h("p.idw-small.idw-doubts");
  const answer = h(
    "section.idw-answer",
    picker.question,
    h("div.idw-big", number, error, aside, exactly),
    picker.formula,
    doubts,
    run.error,
  );
  const pin = h("button.idw-button.idw-segment-alone", {
    title: "Keep this map beside the next ones (p)",
    onclick: () => togglePin(),
  });
  const compare = segments(view, "compare", "Comparison", COMPARISONS);
  const scales = segments(view, "own_scale", "Scale", SCALES);
  map.under.append(pin);
  const tiles = h("div.idw-tiles", { role: "group", "aria-label": "Where each word informs" });
  const silent = h("span.idw-muted.idw-small");
  const multiples = h("section.idw-multiples", h("div.idw-head", h("span.idw-title", "Where each word informs"), silent), tiles);
  const figure = h("div.idw-maps", pane.el, beside.el);
  const choices = [
    h(
      "span.idw-flow",
      segments(view, "layer", "Map of", LAYERS),
      segments(view, "estimator", "Estimator", ESTIMATORS),
      segments(view, "unit", "Unit", UNITS),
    ),
  ];
  const provenance = h("p.idw-muted.idw-small");
  const details = h(
    "details.idw-small.idw-details",
    h("summary", "Details"),
    h("div.idw-flow", scales, compare),
    h("div.idw-flow", ...(offline ? [] : [runLimits(view)]), map.controls.settings),
    provenance,
  );
  const right = h("div.idw-right", answer, levels.el, multiples);
  const foot = h("footer.idw-flow.idw-line", ...(offline ? [] : [run.line]), h("span.idw-gap"), ...choices, details);
  const main = h("div.idw-main", figure, right);
  answer.prepend(h("div.idw-flow.idw-asking", picker.presets, picker.formula));
  el.append(bar.node, words.el, run.track, main, foot, ...bar.overlays);

  // ---- what is asked

  let pinned = null; // { field in nats, title, kind } of a map that is kept
  let image = null; // ImageBitmap, for the small maps
  const history = /** @type {any[]} */ ([]);
  let at = -1; // place in the history

  const factor = () => (model.get("unit") === "bits" ? 1 / Math.LN2 : 1);
  const lastBand = () => model.get("edges").length - 2;
  const bandOf = () => (model.get("band").length ? model.get("band") : [0, lastBand()]);
  const keyOf = ({ selected, excluded }) => `${selected.join()}|${excluded.join()}`;
  const otherWords = (i) => range(model.get("words").length).filter((k) => k !== i);
  const wordKey = (i, preset) => (preset === "alone" ? `${i}|${otherWords(i).join()}` : `${i}|`);
  const answerOf = (key) =>
    model.get("answers")[key] ?? (model.get("selected_answer")?.key === key ? model.get("selected_answer") : undefined);
  const whole = () => !model.get("band").length || (bandOf()[0] === 0 && bandOf()[1] === lastBand());

  /** The map of an answer in the chosen range of noise levels, in nats; null while it is unknown. @returns {Field} */
  function fieldOf(key, estimator) {
    const numbers = answerOf(key)?.[estimator];
    if (!numbers?.values) return null;
    if (whole()) return decode(numbers.values);
    const [first, last] = bandOf();
    if (numbers.bands) {
      const { rows, columns, data } = decode(numbers.bands);
      const size = rows * columns;
      const over = range(first, last + 1);
      return { rows, columns, data: data.slice(0, size).map((_, i) => over.reduce((sum, k) => sum + data[k * size + i], 0)) };
    }
    const { range: shown, maps } = model.get("band_maps") ?? {};
    return shown === `${first} ${last}` && maps[key] ? decode(maps[key][estimator]) : null;
  }

  /** Attention to words above what most of the image gets. @returns {Field} */
  function attentionTo(indices) {
    const packed = model.get("attention");
    if (!packed || !indices.length) return null;
    const { rows, columns, data } = decode(packed);
    const size = rows * columns;
    const mean = Float32Array.from(
      { length: size },
      (_, k) => indices.reduce((sum, i) => sum + data[i * size + k], 0) / indices.length,
    );
    const usual = mean.slice().sort()[Math.floor(0.6 * size)];
    return { rows, columns, data: mean.map((value) => Math.max(value - usual, 0)) };
  }

  const scaled = (field, by = factor()) =>
    field && by !== 1 ? { ...field, data: field.data.map((value) => value * by) } : field;
  const totalOf = (key, estimator, [first, last] = bandOf()) => {
    const [value, stderr] = answerOf(key)?.[estimator]?.totals?.[`${first} ${last}`] ?? [null, null];
    return [value === null ? null : value * factor(), stderr === null ? null : stderr * factor()];
  };
  const columns = (pairs) => [0, 1].map((k) => pairs.map((pair) => pair[k]));
  const numbersOfWords = () =>
    model
      .get("words")
      .map((word, i) => ({
        word,
        rest: totalOf(wordKey(i), model.get("estimator")),
        alone: totalOf(wordKey(i, "alone"), model.get("estimator")),
      }));

  // ---- what is shown

  function update() {
    const [estimator, unit, layer, texts, known] = read(model, "estimator", "unit", "layer", "words", "exact");
    const chosen = picker.selection();
    const key = keyOf(chosen);
    const mode = chosen.preset === "alone" ? "alone" : "rest";
    const found = answerOf(key) ?? {};
    const [value, stderr] = totalOf(key, estimator);
    const measured = value !== null;
    const have = Boolean(model.get("answers")["|"]);
    const pairs = ["rest", "alone"].map((name) => texts.map((_, i) => totalOf(wordKey(i, name), estimator)));
    const [[rest, restErrors], [alone, aloneErrors]] = pairs.map(columns);
    const exact = (name) =>
      whole() ? (known[name] ?? []).map((n) => (n === null || Math.abs(n) < 0.05 ? null : n * factor())) : [];
    assign(words.model, {
      values: !have ? [] : mode === "alone" ? alone : rest,
      errors: !have ? [] : mode === "alone" ? aloneErrors : restErrors,
      others: !have ? [] : mode === "alone" ? rest : alone,
      exact: have ? exact(mode) : [],
      names: mode === "alone" ? [NAMES.alone, NAMES.rest] : [NAMES.rest, NAMES.alone],
      label: LABELS[mode],
      question: found.question ?? "",
      formula: found.formula ?? "",
    });
    showAnswer({
      key,
      value,
      stderr,
      estimator,
      unit,
      exact: chosen.selected.length === 1 && chosen.preset ? exact(mode)[chosen.selected[0]] : null,
    });
    assign(levels.model, levelNumbers(key, estimator));

    const information = layer === "information";
    const fields = texts.map((_, i) => (information ? fieldOf(wordKey(i, mode), estimator) : attentionTo([i])));
    const ready = fields.filter(Boolean);
    const own = information ? fieldOf(key, estimator) : attentionTo(chosen.selected);
    const by = information ? factor() : 1;
    const shared = model.get("own_scale") || chosen.preset === "whole" || !ready.length || !own ? null : by * scaleTop(ready);
    const limit = shared && (chosen.preset ? shared : Math.max(shared, by * scaleTop([own])));
    const [low, high] = bandOf().map((k, i) => fixed(model.get("edges")[k + i] ?? 0, 1));
    const waiting = !offline && !kernel.gone && (isUnderWay(model) || !whole());
    const [text] = information
      ? [found.title ?? "This question"]
      : [`Attention to “${chosen.selected.map((i) => texts[i]).join(" ")}”`];
    const look = { kind: information ? "plus" : "attention", signed: information && estimator === "standard", limit };
    look.unit = information ? `${unit} per pixel` : "attention over the usual";
    const numbers = information && whole() ? found[estimator] : null;
    assign(pane.model, {
      ...look,
      values: scaled(own, by),
      errors: scaled(decode(numbers?.errors), by),
      replicates: scaled(decode(numbers?.replicates), by),
      cell_size: cellSize(own),
      title: whole() || !information ? text : `${text}, log SNR ${low} to ${high}`,
      reading: measured && information ? formatEstimate(value, stderr, unit) : "",
      loading: waiting && !own,
      note: own ? undefined : missing({ have, waiting, information, chosen }),
      pinned: pinned && { values: scaled(pinned.field, pinned.kind === "plus" ? by : 1), title: pinned.title },
    });
    const side = Boolean(pinned) && model.get("compare") === "side";
    el.classList.toggle("idw-side", side);
    beside.el.hidden = !side;
    if (side)
      assign(beside.model, {
        ...look,
        values: pane.model.get("pinned").values,
        cell_size: cellSize(pinned.field),
        title: pinned.title,
        limit: map.top,
      });
    setText(pin, pinned ? "unpin" : "pin");
    pin.disabled = !own && !pinned;
    pin.setAttribute("aria-pressed", String(Boolean(pinned)));
    showTiles(fields, limit ?? (ready.length ? by * scaleTop(ready) : 1), by, chosen, rest);
    for (const section of [levels.el, multiples, picker.presets]) section.hidden = !have;
    main.setAttribute("aria-busy", String(Boolean(model.get("pending"))));
    bar.update(at > 0, at < history.length - 1);
    el.classList.toggle("idw-kernel-gone", kernel.gone);
  }

  /** Why there is no map. */
  function missing({ have, waiting, information, chosen }) {
    if (!information) return model.get("attention") ? "Choose one or more words." : "No attention maps for this model.";
    if (waiting) return "Estimating…";
    if (have) return chosen.target.length ? "This question was not measured." : "All words are left out.";
    return model.get("image") ? "No map yet." : undefined;
  }

  /** Image pixels down and across a cell of a map. */
  function cellSize(field) {
    return field && image ? [image.height / field.rows, image.width / field.columns] : [1, 1];
  }

  function levelNumbers(key, estimator) {
    const numbers = answerOf(key)?.[estimator];
    const pairs = numbers ? range(lastBand() + 1).map((i) => totalOf(key, estimator, [i, i])) : [];
    const [values, errors] = columns(pairs);
    const scale = (list) => list.map((n) => (n === null ? null : n * factor()));
    return { values, errors, density: numbers?.density?.map(scale) ?? null };
  }

  function showAnswer({ key, value, stderr, estimator, unit, exact }) {
    const known = value !== null;
    const places = formatEstimate(value, stderr, "").split(" ± ");
    setText(number, known ? places[0] : "");
    setText(error, known ? `${places[1] ? `± ${places[1]} ` : ""}${unit}` : "");
    const [other, name] = OTHER[estimator];
    const [otherValue, otherError] = totalOf(key, other);
    const choices = Math.round(Math.exp(value / factor()));
    const facts = [];
    if (known && isFaint(value, stderr, 0)) facts.push("hardly distinguishable from 0");
    else if (known && whole() && choices > 1 && choices < 1e6) facts.push(`as if it picked one of ${choices}`);
    if (known && !whole()) {
      const [low, high] = bandOf().map((k, i) => fixed(model.get("edges")[k + i], 1));
      facts.push(
        `of ${formatEstimate(totalOf(key, estimator, [0, lastBand()])[0], stderr, "").split(" ±")[0]}, at log SNR ${low} to ${high}`,
      );
    }
    if (otherValue !== null) facts.push(`${name} ${formatEstimate(otherValue, otherError, "")}`);
    aside.replaceChildren(...facts.map((fact) => h("span", fact)));
    setText(exactly, known && exact !== null && exact !== undefined ? `exactly ${fixed(exact, 2)}` : "");
    const pending = model.get("pending");
    const lines = [
      pending && `Waiting for the first numbers of ${pending}. What is shown is of the prompt above.`,
      ...model.get("warnings"),
    ];
    if (!model.get("answers")["|"] && !pending && !model.get("error"))
      lines.unshift(
        isUnderWay(model) ? "The first numbers come after one round of samples." : "Press Run to measure what each word tells.",
      );
    doubts.replaceChildren(...lines.filter(Boolean).map((line) => h("span", line)));
    provenance.textContent = model.get("provenance");
  }

  function showTiles(fields, top, by, chosen, rest) {
    const [texts, mode] = [model.get("words"), chosen.preset === "alone" ? "alone" : "rest"];
    const telling = range(texts.length).filter(
      (i) => fields[i] && (mode === "alone" || !isFaint(rest[i], 0, Math.max(...rest.map(Math.abs)))),
    );
    const others = range(texts.length).filter((i) => fields[i] && !telling.includes(i));
    const quiet = others.length ? `; nothing to see for ${others.map((i) => `“${texts[i]}”`).join(", ")}` : "";
    silent.textContent = `${model.get("own_scale") ? "each on its own scale" : "one scale"}${quiet}`;
    const content = telling.join();
    if (tiles.dataset.words !== `${content} ${texts}`) {
      tiles.dataset.words = `${content} ${texts}`;
      const onclick = (i) => picker.put(picker.selection().choose(i));
      tiles.replaceChildren(
        ...telling.map((i) =>
          h(
            "button.idw-bare.idw-tile",
            { "data-word": i, onclick: () => onclick(i) },
            h("canvas", { "aria-hidden": "true" }),
            texts[i],
          ),
        ),
      );
    }
    const colours = palette(isDark(el), model.get("layer") === "attention" ? "attention" : "plus");
    for (const tile of /** @type {NodeListOf<HTMLElement>} */ (tiles.querySelectorAll(".idw-tile"))) {
      const i = Number(tile.dataset.word);
      tile.setAttribute("aria-pressed", String(chosen.selected.length === 1 && chosen.selected[0] === i));
      const canvas = /** @type {HTMLCanvasElement} */ (tile.firstChild);
      if (image) canvas.style.aspectRatio = `${image.width} / ${image.height}`;
      const { context } = fitCanvas(canvas);
      drawPicture(context, image, colours, model.get("faded"));
      context.imageSmoothingEnabled = false;
      const end = model.get("own_scale") ? scaleTop([fields[i]]) : top / by;
      context.drawImage(layerOf(fields[i], end, colours), 0, 0, canvas.width, canvas.height);
    }
  }

  function togglePin() {
    const [field, kind] = [pane.model.get("values"), pane.model.get("kind")];
    pinned = pinned
      ? null
      : field && { field: scaled(field, kind === "plus" ? 1 / factor() : 1), title: pane.model.get("title"), kind };
    update();
  }

  // ---- history

  const remembered = ["source", "selected", "excluded", "band"];
  function remember() {
    const now = Object.fromEntries(remembered.map((name) => [name, model.get(name)]));
    if (JSON.stringify(history[at]) === JSON.stringify(now) || !model.get("answers")["|"]) return;
    if (history[at] && history[at].source !== now.source) pinned = null; // a map of another picture or prompt
    history.splice(at + 1, history.length - at - 1, now);
    at = history.length - 1;
  }

  /** Go back or forth in the questions that were asked. */
  function go(step) {
    if (!history[at + step]) return;
    at += step;
    const { source, ...question } = history[at];
    if (source === model.get("source")) commit(model, question);
    else kernel.send({ undo: history[at] });
    update();
  }

  el.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== "range";
    if (typing) return;
    if ((event.ctrlKey || event.metaKey) && ["z", "y", "Z"].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation(); // the notebook would undo, too
      go(event.key === "z" && !event.shiftKey ? -1 : 1);
    }
    if (hasModifier(event)) return;
    if (event.key === "p") togglePin();
    if (event.key === "?") bar.help();
    if (event.key === "e") picker.pencil.click();
    if (event.key === "e") event.preventDefault();
  });

  onResize(signal, tiles, () => update());
  onTheme(signal, () => update());
  const state = [
    "answers",
    "selected_answer",
    "band_maps",
    "attention",
    "exact",
    "status",
    "pending",
    "warnings",
    "models",
    "provenance",
    "edges",
  ];
  const options = [
    "selected",
    "excluded",
    "band",
    "estimator",
    "unit",
    "layer",
    "own_scale",
    "compare",
    "faded",
    "source",
    "words",
    "image",
  ];
  watch(view, [...state, ...options], () => {
    remember();
    update();
  });
  watchPictures(view, ["image"], (bitmap) => {
    image = bitmap;
    update();
  });
}

/** Whether a kernel answers; `send` tells it something and waits for a sign of life. @param {View} view */
function kernelOf({ model, signal }, changed) {
  let timer = 0;
  const kernel = { gone: Boolean(model.get("offline")), problem: "", send, files: /** @type {any} */ (null) };
  const turn = (gone, what = "") => {
    clearTimeout(timer);
    if (kernel.gone === gone) return;
    const now = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    [kernel.gone, kernel.problem] = [gone, `${what} since ${now}`];
    changed();
  };
  function send(content, callbacks = undefined, buffers = undefined) {
    if (model.get("offline")) return;
    model.send(content, callbacks, buffers);
    clearTimeout(timer);
    timer = window.setTimeout(() => turn(true, "No answer from the kernel"), SILENCE);
  }
  if (model.get("offline")) return kernel;
  const alive = () => turn(false);
  const lost = () => turn(true, "No kernel");
  model.on("msg:custom", alive);
  model.on("comm_live_update", lost);
  const view = Math.random().toString(36).slice(2);
  requestAnimationFrame(() => send({ view, alive: true }));
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    model.off("msg:custom", alive);
    model.off("comm_live_update", lost);
    model.send({ view, alive: false });
  });
  return kernel;
}
