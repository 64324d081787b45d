import "../styles/edit_bar.css";
import { atLeast, bind, numberField, radioButtons, select, textField } from "../controls.js";
import { focused, h, setText } from "../dom.js";
import { commit, watch } from "../model.js";
import { isUnderWay, runControls } from "../run.js";

const SAMPLERS = [
  ["ode", "one noise", "Probability flow with Heun's method, two evaluations a step: the words may move objects."],
  ["ddpm", "every step's noise", "Steps of the reverse chain, one evaluation each: keeps far more of the layout."],
];

/** Steps, samples and sampler of an edit. @param {View} view */
function settings(view) {
  const sampler = bind(view, "sampler", "value", select(SAMPLERS, { "aria-label": "What the inversion keeps" }).node);
  const hint = h("span.idw-muted");
  const summary = h("summary");
  const steps = numberField(view, "steps", ["", "steps"], { step: 10 }, atLeast(1));
  const samples = numberField(view, "samples", ["", "samples of a prediction"], { step: 16 }, atLeast(2));
  const fields = h("div.idw-flow.idw-run-fields", steps, samples, h("label.idw-pair", h("span", "keep"), sampler), hint);
  watch(view, ["steps", "samples", "sampler"], (steps, samples, name) => {
    const [, text, help] = SAMPLERS.find(([value]) => value === name) ?? SAMPLERS[0];
    hint.textContent = help;
    summary.textContent = `${steps} steps, keeping ${text}; predictions from ${samples} samples`;
  });
  return h("details.idw-small", summary, fields);
}

/** What happens to the selected words, and the buttons to draw it. @param {View} view */
export function editBar(view) {
  const { model, el } = view;
  el.classList.add("idw-edit-bar");
  const input = textField({ class: "idw-field idw-replacement", "aria-label": "Replacement", placeholder: "another word" });
  const put = (text) => text === model.get("replacement") || commit(model, { replacement: text });
  const words = radioButtons(Object.entries({ omit: "leave out", swap: "replace by" }), (value) => {
    if (value === "swap") input.focus();
    put(value === "swap" ? input.value.trim() : "");
  });
  const [omit, swap] = words.labels;
  const names = { role: "radiogroup", "aria-label": "What happens to the words" };
  const prompt = h("p.idw-edit-prompt", { role: "status" });

  // A prediction under way does not keep anyone from pressing Edit: it becomes a part of the edit.
  const pausable = () => isUnderWay(model) && model.get("task") === "edit";
  const next = () => (!pausable() ? "edit" : model.get("status") === "paused" ? "resume" : "pause");
  const run = runControls(view, {
    label: "Progress of the edit",
    next,
    texts: { edit: "Edit" },
    names: ["task", "objection"],
    blocked: () => next() === "edit" && Boolean(model.get("objection")),
  });
  el.append(
    h("div.idw-flow.idw-edit-choice", names, omit, h("div.idw-pair", swap, input)),
    prompt,
    run.line,
    run.track,
    run.error,
    settings(view),
  );

  input.addEventListener("input", () => words.show("swap"));
  input.addEventListener("change", () => put(input.value.trim())); // by Enter, and when the focus leaves

  watch(view, ["words", "replacement", "new_prompt", "objection"], (selected, replacement, newPrompt, objection) => {
    setText(omit.lastChild, selected ? `leave out “${selected}”` : "leave out");
    if (focused(el) !== input) {
      input.value = replacement || (selected ? input.value : "");
      words.show(replacement ? "swap" : "omit");
    } else if (replacement) {
      input.value = replacement;
    }
    for (const part of [...words.inputs, input]) part.disabled = !selected;
    prompt.classList.toggle("idw-muted", Boolean(objection));
    setText(prompt, objection ? `${objection[0].toUpperCase()}${objection.slice(1)}.` : `“${newPrompt}”`);
  });
}
