import { bind, checkbox, select, slider } from "../controls.js";
import { h } from "../dom.js";
import { formatEstimate } from "../numbers.js";
import { fileButton } from "./image_files.js";

/** The controls below a map. @param {import("./heatmap.js").HeatmapView} pane @param {View} view */
export function controls(pane, view) {
  const { model } = view;
  const amount = (value) => (value ? formatEstimate(value, null, "") : "0");
  const opacity = slider(view, "opacity", "Opacity", { text: (share) => `${Math.round(100 * share)} %` });
  const threshold = slider(view, "threshold", "Threshold", {
    // Cubic: most pixels of most maps are close to 0.
    place: (value) => Math.cbrt(value / pane.range.high),
    value: (position) => Number((pane.range.high * position ** 3).toPrecision(3)),
    text: (value) => `${amount(value)} ${pane.sumUnit}`.trim(),
    spoken: (value) => `${amount(value)} ${model.get("unit")}`.trim(),
    step: 0.01,
  });
  const names = Object.keys(model.get("_colormaps")).filter((name) => name !== "signed");
  const colors = bind(view, "colormap", "value", select(names.map((name) => [name, name])).node);
  const noise = checkbox(view, "hide_noise", "Hide below 2σ");
  const opener = fileButton(pane);
  const show = () => {
    opacity.show();
    threshold.show();
    threshold.input.disabled = !pane.field;
    colors.disabled = pane.range.signed; // signed values have colours of their own
    noise.input.disabled = !pane.errors;
  };
  const palette = h("label.idw-row", h("span", "Colours"), colors);
  const switches = h("div.idw-switches", noise.row, checkbox(view, "smooth", "Smooth").row);
  const grid = h("div.idw-grid", opacity.row, threshold.row, palette, switches, opener);
  return { panel: h("div.idw-small.idw-controls", grid), opener, show };
}
