import { h, uniqueId } from "./dom.js";
import { commit, watch } from "./model.js";

/** Buttons of which at most one is pressed, from [value, text, help]. */
export function pressButtons(options, pick) {
  const buttons = options.map(([value, text, title]) =>
    h("button.idw-button", { title, "data-value": value, onclick: () => pick(value) }, text),
  );
  const show = (value, disabled = false) => {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.value === value));
      button.disabled = disabled;
    }
  };
  return { buttons, show };
}

/** One of a few choices, in a line, bound to a trait; from [value, text, help]. @param {View} view */
export function segments(view, name, label, options) {
  const { buttons, show } = pressButtons(options, (value) => commit(view.model, { [name]: value }));
  for (const button of buttons) button.classList.add("idw-segment");
  watch(view, [name], (value) => show(value));
  return h("span.idw-segments", { role: "group", "aria-label": label }, ...buttons);
}

/** A button that shows a drawing. */
export function iconButton(label, path, onclick, attributes = {}) {
  const button = h("button.idw-bare.idw-icon", {
    title: label,
    "aria-label": label.replace(/ \(.*/, ""),
    onclick,
    ...attributes,
  });
  button.innerHTML = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${path}"/></svg>`;
  return button;
}

/** A menu of buttons behind a summary. It closes with Escape, a choice, or when the focus leaves it. */
export function menu(summary, items) {
  const node = h("details.idw-menu", summary, h("div.idw-menu-items", ...items));
  const close = (/** @type {boolean} */ back) => {
    node.open = false;
    if (back) summary.focus();
  };
  node.addEventListener("keydown", (event) => event.key === "Escape" && close(true));
  node.addEventListener("click", (event) => items.includes(event.target) && close(true));
  node.addEventListener("focusout", (event) => node.contains(/** @type {Node} */ (event.relatedTarget)) || close(false));
  return node;
}

/** Radio buttons, from [value, text]; `show` marks one. */
export function radioButtons(options, pick) {
  const name = uniqueId("radio"); // the buttons of a group share it, several views must not
  const inputs = options.map(([value]) => h("input", { type: "radio", name, value, onchange: () => pick(value) }));
  const labels = options.map(([, text], i) => h("label.idw-pair", inputs[i], h("span", text)));
  const show = (value) => {
    for (const input of inputs) input.checked = input.value === value;
  };
  return { inputs, labels, show };
}

/** A text field for one line. Enter with Ctrl would run the notebook's cell. */
export function textField(attributes) {
  const input = h("input.idw-field", { type: "text", autocomplete: "off", dir: "auto" }, attributes);
  input.addEventListener("keydown", (event) => event.key === "Enter" && event.stopPropagation());
  return input;
}

/** Accept whole numbers from `least` on. */
export function atLeast(least) {
  return (n) => Number.isInteger(n) && n >= least;
}

/** A number field between two texts, bound to a trait; `accepts` says which numbers it takes. @param {View} view */
export function numberField(view, name, [before, after], attributes, accepts) {
  const { model } = view;
  const input = h("input.idw-field", { type: "number", min: 0, "aria-label": `${before} ${after}`.trim() }, attributes);
  const show = () => (input.value = model.get(name) || "");
  input.addEventListener("change", () => {
    const value = Number(input.value);
    if (Number.isFinite(value) && accepts(value)) commit(model, { [name]: value });
    show();
  });
  watch(view, [name], show);
  return h("label.idw-pair", h("span", before), input, h("span", after));
}

/**
 * Bind a select ("value") or a checkbox ("checked") to a trait.
 *
 * @template {HTMLInputElement | HTMLSelectElement} T
 * @param {View} view
 * @param {T} input
 */
export function bind(view, name, property, input) {
  input.addEventListener("change", () => commit(view.model, { [name]: input[property] }));
  watch(view, [name], () => (input[property] = view.model.get(name)));
  return input;
}

/** A checkbox bound to a trait. @param {View} view */
export function checkbox(view, name, text) {
  const input = bind(view, name, "checked", h("input", { type: "checkbox" }));
  const label = h("span", text);
  return { input, label, row: h("label.idw-pair", input, label) };
}

/** A list to choose from, of pairs of value and text. */
export function select(options, attributes = {}) {
  const node = h("select.idw-field", attributes);
  const offer = (/** @type {[string | number, string][]} */ offered) =>
    node.replaceChildren(...offered.map(([value, text]) => h("option", { value }, text)));
  offer(options);
  return { node, offer };
}

/**
 * A labelled slider from 0 to 1 for a trait: `place` turns a value into a position, `value` a position into a value.
 * The kernel hears of it when it comes to rest.
 *
 * @param {View} view
 * @param {{ text: (value: number) => string, spoken?: (value: number) => string, step?: number,
 *   place?: (value: number) => number, value?: (position: number) => number }} options
 */
export function slider(view, name, label, options) {
  const { place = Number, value = Number, text, spoken = text, step = 0.05 } = options;
  const { model } = view;
  const input = h("input", { type: "range", min: 0, max: 1, step });
  const shown = h("span.idw-value", { "aria-hidden": "true" });
  const show = () => {
    input.value = String(place(model.get(name)));
    shown.textContent = text(model.get(name));
    input.setAttribute("aria-valuetext", spoken(model.get(name)));
  };
  input.addEventListener("input", () => model.set(name, value(Number(input.value))));
  input.addEventListener("change", () => model.save_changes());
  watch(view, [name], show);
  return { input, show, row: h("label.idw-row", h("span", label), input, shown) };
}
