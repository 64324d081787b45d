import { h } from "../dom.js";
import { runControls, runLimits } from "../run.js";

/** Buttons, progress and limits of an estimate. @param {View} view */
export function runBar(view) {
  const next = () => ({ running: "pause", paused: "resume" })[view.model.get("status")] ?? "run";
  const { line, track, error } = runControls(view, { label: "Progress of the estimate", next, texts: { run: "Run" } });
  view.el.append(h("div.idw-run-bar", line, track, error, runLimits(view)));
}
