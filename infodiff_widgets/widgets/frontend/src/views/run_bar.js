import { numberField } from "../controls.js";
import { h } from "../dom.js";
import { read, watch } from "../model.js";
import { runControls } from "../run.js";

/** The three limits at which a run stops. @param {View} view */
function limits(view) {
  const rule = h("span");
  const any = { placeholder: "any" };
  const fields = h(
    "div.idw-flow.idw-run-fields",
    numberField(view, "samples", ["after", "samples"], { step: 16 }, (n) => Number.isInteger(n) && n >= 2),
    numberField(view, "max_seconds", ["or", "seconds"], { step: 5, ...any }, (n) => n >= 0),
    numberField(view, "target_stderr", ["or at an error of", "nats"], { step: "any", ...any }, (n) => n >= 0),
  );
  watch(view, ["samples", "max_seconds", "target_stderr"], () => {
    const [samples, seconds, stderr] = read(view.model, "samples", "max_seconds", "target_stderr");
    const texts = [`${samples} samples`, seconds && `${seconds} s`, stderr && `an error of ${stderr} nats`];
    rule.textContent = texts.filter(Boolean).join(" or ");
  });
  return h("details.idw-small", h("summary", h("span", "Stops after "), rule), fields);
}

/** Buttons, progress and limits of an estimate. @param {View} view */
export function runBar(view) {
  const next = () => ({ running: "pause", paused: "resume" })[view.model.get("status")] ?? "run";
  view.el.append(...runControls(view, { label: "Progress of the estimate", next, texts: { run: "Run" } }), limits(view));
}
