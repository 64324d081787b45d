import "../styles/panes.css";
import { h } from "../dom.js";
import { captions } from "./captions.js";
import { choice } from "./choice.js";
import { heatmap } from "./heatmap.js";
import { partsOf } from "./parts.js";
import { runBar } from "./run_bar.js";

/** Captions that compete for an image, and where two of them differ. @param {View} view */
export function relation(view) {
  const { rows, by, pane, bar } = partsOf(view, { rows: captions, by: choice, pane: heatmap, bar: runBar });
  view.el.classList.add("idw-relation");
  view.el.append(h("div.idw-columns", h("div.idw-stack", rows.el, by.el, bar.el), pane.el));
}
