import { checkbox, segments, slider } from "../controls.js";
import { h, hasModifier } from "../dom.js";
import { regionAround } from "../fields.js";
import { clamp, formatEstimate } from "../numbers.js";
import { fileButton } from "./image_files.js";

/** @typedef {import("./heatmap.js").HeatmapView} HeatmapView */

const PAGE = 8; // rows that Page Up and Page Down move
const STYLES = [
  ["map", "map", "Colour whose opacity and depth grow with the value"],
  ["contours", "contours", "Lines at 8, 25 and 50 % of the largest value"],
  ["picture", "picture", "The picture alone"],
];
const DRAG = 4; // pixels that a pointer moves before a press is a drag
const MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Hover reads a pixel, a drag selects a region, a click clears it. @param {HeatmapView} pane */
export function listenToPointer(pane) {
  const { canvas, model } = pane;
  let press = null; // where the button went down, as a cell and as a point, and whether it has moved from there
  const cellAt = (event) => {
    const box = canvas.getBoundingClientRect();
    const cell = (share, count) => clamp(Math.floor(share * count), 0, count - 1);
    const { rows, columns } = pane.field;
    return [cell((event.clientY - box.top) / box.height, rows), cell((event.clientX - box.left) / box.width, columns)];
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (pane.message) pane.notify("");
    if (event.button !== 0 || !pane.field) return;
    press = { cell: cellAt(event), x: event.clientX, y: event.clientY, moved: false };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!pane.field) return;
    const cell = cellAt(event);
    pane.point(cell);
    if (!press) return;
    press.moved ||= Math.hypot(event.clientX - press.x, event.clientY - press.y) >= DRAG;
    if (press.moved) pane.select(regionAround(press.cell, cell));
  });
  const release = (keep) => {
    if (!press) return;
    if (!keep || !press.moved) pane.select(null);
    press = null;
    model.save_changes();
  };
  canvas.addEventListener("pointerup", () => release(true));
  canvas.addEventListener("pointercancel", () => release(false)); // a finger that scrolls
  canvas.addEventListener("pointerleave", () => pane.point(null));
  canvas.addEventListener("blur", () => pane.point(null));
}

/** Arrow keys move the cursor, with Shift they extend a region from it; Escape clears. @param {HeatmapView} pane */
export function listenToKeys(pane) {
  const { canvas, model } = pane;
  let anchor = null;
  canvas.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (pane.region) pane.select(null);
      else pane.point(null);
      model.save_changes();
    }
    const move = MOVES[event.key];
    if (!move || !pane.field || hasModifier(event)) return;
    event.preventDefault();
    const { rows, columns } = pane.field;
    const from = pane.cell ?? [rows >> 1, columns >> 1];
    const moved = [clamp(from[0] + move[0], 0, rows - 1), clamp(from[1] + move[1], 0, columns - 1)];
    const next = pane.cell || event.shiftKey ? moved : from; // the first key only shows where the cursor is
    anchor = event.shiftKey ? (anchor ?? from) : null;
    pane.spoken = anchor ? "region" : "cursor";
    pane.point(next);
    if (!anchor) return;
    pane.select(regionAround(anchor, next));
    model.save_changes();
  });
  canvas.addEventListener("blur", () => (anchor = null));
}

/** How a map is drawn, and what is left clear. @param {HeatmapView} pane @param {View} view */
export function controls(pane, view) {
  const { model } = view;
  const styles = segments(view, "drawing", "Drawing", STYLES);
  const amount = (value) => (value ? formatEstimate(value, null, "") : "0");
  const threshold = slider(view, "threshold", "Threshold", {
    // Cubic: most pixels of most maps are close to 0.
    place: (value) => Math.cbrt(value / pane.top),
    value: (position) => Number((pane.top * position ** 3).toPrecision(3)),
    text: (value) => `${amount(value)} ${pane.sumUnit}`.trim(),
    spoken: (value) => `${amount(value)} ${model.get("unit")}`.trim(),
    step: 0.01,
  });
  const noise = checkbox(view, "hide_noise", "Hide below 2σ");
  const opener = fileButton(pane);
  const show = () => {
    threshold.show();
    threshold.input.disabled = !pane.field;
    noise.input.disabled = !pane.errors;
  };
  const switches = [checkbox(view, "faded", "Faded picture").row, noise.row, checkbox(view, "smooth", "Smooth").row];
  const body = h("div.idw-flow.idw-settings", threshold.row, ...switches, opener.button, opener.input);
  const settings = h("details.idw-small", h("summary", "Map settings"), body);
  return { styles, settings, opener: opener.button, show };
}
