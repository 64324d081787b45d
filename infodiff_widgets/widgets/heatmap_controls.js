// What stands below a map, before heatmap_pane.js (see base.py). A control's value is its trait, both ways.

/** A labelled slider from 0 to 1 bound to a trait: `at` turns a value into a position, `value` back. */
function slider(model, name, label, { at = Number, value = Number, text, spoken = text, step = 0.05 }) {
  const input = make("input", { type: "range", min: 0, max: 1, step });
  const shown = make("span", { class: "idw-value", "aria-hidden": "true" });
  const show = () => {
    input.value = at(model.get(name));
    shown.textContent = text(model.get(name));
    input.setAttribute("aria-valuetext", spoken(model.get(name)));
  };
  input.addEventListener("input", () => model.set(name, value(Number(input.value))));
  input.addEventListener("change", () => model.save_changes()); // once, when the slider comes to rest
  model.on(`change:${name}`, show);
  return { input, show, row: make("label", { class: "idw-row" }, make("span", { text: label }), input, shown) };
}

/** A select or checkbox bound both ways. */
function bound(model, name, property, node) {
  const show = () => (node[property] = model.get(name));
  node.addEventListener("input", () => model.set(name, node[property]));
  node.addEventListener("change", () => model.save_changes());
  model.on(`change:${name}`, show);
  show();
  return node;
}

function controls(pane) {
  const { model } = pane;
  const opacity = slider(model, "opacity", "Opacity", { text: (share) => `${Math.round(100 * share)} %` });
  const amount = (value) => (value ? formatEstimate(value, null, "") : "0");
  const threshold = slider(model, "threshold", "Threshold", {
    // Cubic: most pixels of most maps are close to 0.
    at: (value) => Math.cbrt(value / pane.range.high),
    value: (position) => Number((pane.range.high * position ** 3).toPrecision(3)),
    text: (value) => `${amount(value)} ${model.get("unit").split(" ")[0]}`.trim(),
    spoken: (value) => `${amount(value)} ${model.get("unit")}`.trim(),
    step: 0.01,
  });
  const names = Object.keys(model.get("_colormaps")).filter((name) => name !== "signed");
  const colours = bound(model, "colormap", "value", make("select", {}, ...names.map((name) => make("option", { value: name, text: name }))));
  const check = (name) => bound(model, name, "checked", make("input", { type: "checkbox" }));
  const noise = check("hide_noise");
  const item = (...children) => make("label", {}, ...children);
  const word = (text) => make("span", { text });
  const opener = fileButton(pane);
  const grid = make(
    "div",
    { class: "idw-grid" },
    opacity.row,
    threshold.row,
    make("label", { class: "idw-row" }, word("Colours"), colours),
    make("div", { class: "idw-switches" }, item(noise, word("Hide below 2σ")), item(check("smooth"), word("Smooth"))),
    opener,
  );
  const show = () => {
    opacity.show();
    threshold.show();
    threshold.input.disabled = !pane.field;
    colours.disabled = pane.range.signed; // signed values have colours of their own
    noise.disabled = !pane.errors;
  };
  return { panel: make("div", { class: "idw-controls" }, grid), opener, show };
}
