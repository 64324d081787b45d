import { iconButton, menu, select } from "../controls.js";
import { h, setText, terms } from "../dom.js";
import { watch } from "../model.js";
import { fileButton } from "./image_files.js";

const ICONS = {
  undo: "M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 7H7",
  redo: "M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 7H9",
  copy: "M6 6h7v7H6zM3 10V3h7",
  save: "M8 2v8M4.5 7 8 10.5 11.5 7M3 13.5h10",
  help: "M5.6 6a2.4 2.4 0 1 1 3.6 2c-1 .6-1.2 1-1.2 2M8 12.6v.3",
};
const FILES = [
  ["png", "Figure (PNG)"],
  ["svg", "Figure (SVG)"],
  ["csv", "Numbers (CSV)"],
  ["html", "Page that works offline (HTML)"],
  ["notebook", "Keep in the notebook"],
];
const KEYS = [
  ["Click, Enter", "ask about one word; again for the whole prompt"],
  ["Shift", "with a click or an arrow: a phrase"],
  ["Ctrl or ⌘ click, a", "several words"],
  ["Alt click, x", "leave a word out of both prompts, or take it back"],
  ["Arrow keys on the map", "read a pixel; with Shift, select a region"],
  ["e, F2", "edit the prompt"],
  ["p", "pin the map, or let it go"],
  ["Ctrl Z, Ctrl Shift Z", "undo and redo questions"],
  ["Escape", "whole prompt; on the map, no region"],
];
const TERMS = [
  [
    "adds to the rest",
    "Conditional mutual information: what a word tells about the image when the rest of the prompt is known (notebook 01).",
  ],
  ["alone", "Mutual information of the word with the image, against the empty prompt (notebook 01)."],
  ["nats", "Unit of information. ln 2 = 0.69 nats distinguish two alternatives; 1 nat is 1.44 bits."],
  ["±", "Standard error, from independent rounds of samples. Four times as many samples halve it."],
  ["change (orthogonal)", "How far the word moves the prediction. Never negative (notebook 01)."],
  ["improvement (standard)", "How much more accurate the prediction becomes. Negative where the word misleads (notebook 01)."],
  ["log SNR", "Noise level: logarithm of the signal-to-noise ratio. Coarse structure is decided at low, detail at high values."],
  ["exact", "True value of the bundled scenes, by Bayes' rule over all captions (notebook 05)."],
  ["attention", "Share of each pixel's cross-attention that the word gets. It has no unit and no error (notebook 02)."],
];

/**
 * The line above: model and picture, and buttons to undo, edit, copy, save and explain.
 *
 * @param {View} view
 * @param {{ kernel: any, picker: any, map: any, numbers: () => any[], go: (step: number) => void }} parts
 */
export function toolbar(view, { kernel, picker, map, numbers, go }) {
  const { model } = view;
  const offline = Boolean(model.get("offline"));
  const models = select([], { "aria-label": "Model", onchange: () => kernel.send({ model: models.node.value }) });
  const name = h("span.idw-source-name");
  const examples = select([], { "aria-label": "Example" });
  // On closed lists an arrow key is a choice already, so that a choice alone must not open anything.
  const open = h(
    "button.idw-button",
    { "aria-label": "Open the example", onclick: () => kernel.send({ example: Number(examples.node.value) }) },
    "Open",
  );
  examples.node.addEventListener("change", () => (open.hidden = examples.node.value === ""));
  const file = fileButton(map, "Open an image");
  const undo = iconButton("Undo the question (Ctrl+Z)", ICONS.undo, () => go(-1));
  const redo = iconButton("Redo the question (Ctrl+Shift+Z)", ICONS.redo, () => go(1));
  const copy = iconButton("Copy the picture", ICONS.copy, () => copyPicture(map.canvas, say));
  const said = h("span.idw-muted.idw-small", { role: "status" });
  const lost = h("span.idw-lost", { role: "status" });

  const say = (text) => {
    setText(said, text);
    setTimeout(() => setText(said, ""), 4000);
  };
  const summary = h("summary.idw-icon", { title: "Save", "aria-label": "Save", role: "button" });
  summary.innerHTML = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${ICONS.save}"/></svg>`;
  const save = (kind) => {
    if (!kernel.gone) kernel.send({ save: kind });
    else if (kind === "csv") download("words.csv", new Blob([csv(numbers())], { type: "text/csv" }));
    else map.canvas.toBlob((blob) => download("map.png", blob));
  };
  const items = FILES.map(([kind, text]) => h("button.idw-bare", { "data-kind": kind, onclick: () => save(kind) }, text));
  const files = menu(summary, items);
  const heard = ({ file: title, note }, buffers) => {
    if (title) download(title, new Blob([buffers[0]]));
    if (note) say(note);
  };
  model.on("msg:custom", heard);
  view.signal.addEventListener("abort", () => model.off("msg:custom", heard));

  const close = h("button.idw-button", { onclick: () => dialog.close() }, "Close");
  const list = (/** @type {any} */ pairs) => h("dl.idw-terms", ...terms(pairs));
  const dialog = h(
    "dialog.idw-help",
    { "aria-label": "Keys and terms" },
    h("div.idw-head", h("strong.idw-title", "Keys and terms"), h("span.idw-gap"), close),
    h("div.idw-help-columns", h("section", h("h3", "Keys"), list(KEYS)), h("section", h("h3", "Terms"), list(TERMS))),
  );
  const help = () => dialog.open || dialog.showModal();
  const question = iconButton("Keys and terms (?)", ICONS.help, help);

  const source = [name, models.node, examples.node, open, file.button, file.input];
  const tools = [...(offline ? [] : [undo, redo, picker.pencil]), copy, files, question];
  const node = h("header.idw-flow.idw-top", ...source, lost, h("span.idw-gap"), said, ...tools);

  watch(view, ["models", "model", "editable"], (names, model_, editable) => {
    models.offer(names.map((each) => [each, each]));
    models.node.value = model_;
    models.node.hidden = names.length < 2 || !editable;
    name.hidden = !models.node.hidden;
    name.textContent = model_;
    file.button.hidden = !editable;
  });
  watch(view, ["examples"], (texts) => {
    examples.offer([["", "Examples…"], ...texts.map((text, k) => [k, text])]);
    examples.node.hidden = !texts.length || offline;
    open.hidden = true;
  });
  const update = (canUndo, canRedo) => {
    undo.disabled = !canUndo;
    redo.disabled = !canRedo;
    for (const item of items) item.hidden = kernel.gone && ["svg", "html", "notebook"].includes(item.dataset.kind);
    const gone = kernel.gone && !offline;
    for (const control of [models.node, examples.node, open, file.button, picker.pencil]) control.disabled = gone;
    setText(lost, gone ? `${kernel.problem}: figures stay, nothing can be run` : "");
  };
  return { node, overlays: [dialog], update, help };
}

/** Save a file from the browser. */
export function download(name, blob) {
  const url = URL.createObjectURL(blob);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Put what a canvas shows on the clipboard. */
async function copyPicture(canvas, say) {
  try {
    const blob = new Promise((done) => canvas.toBlob(done));
    await navigator.clipboard.write([new ClipboardItem({ "image/png": /** @type {Promise<Blob>} */ (blob) })]);
    say("Copied");
  } catch {
    say("The browser does not allow copying here; save the figure instead.");
  }
}

function csv(rows) {
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map(({ word, rest, alone }, i) => [i, quoted(word), ...alone, ...rest].join());
  return ["index,word,mi,mi_stderr,cmi,cmi_stderr", ...lines].join("\n");
}
