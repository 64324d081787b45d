import { atLeast, numberField } from "../controls.js";
import { h } from "../dom.js";
import { watch } from "../model.js";
import { runControls } from "../run.js";

/** The three limits at which a run stops. @param {View} view */
function limits(view) {
  const rule = h("span");
  const [placeholder, positive] = ["any", (n) => n >= 0];
  const fields = [
    numberField(view, "samples", ["after", "samples"], { step: 16 }, atLeast(2)),
    numberField(view, "max_seconds", ["or", "seconds"], { step: 5, placeholder }, positive),
    numberField(view, "target_stderr", ["or at an error of", "nats"], { step: "any", placeholder }, positive),
  ];
  watch(view, ["samples", "max_seconds", "target_stderr"], (samples, seconds, stderr) => {
    const texts = [`${samples} samples`, seconds && `${seconds} s`, stderr && `an error of ${stderr} nats`];
    rule.textContent = texts.filter(Boolean).join(" or ");
  });
  return h("details.idw-small", h("summary", h("span", "Stops after "), rule), h("div.idw-flow.idw-run-fields", ...fields));
}

/** Buttons, progress and limits of an estimate. @param {View} view */
export function runBar(view) {
  const next = () => ({ running: "pause", paused: "resume" })[view.model.get("status")] ?? "run";
  view.el.append(...runControls(view, { label: "Progress of the estimate", next, texts: { run: "Run" } }), limits(view));
}
