import "./styles/run.css";
import { atLeast, numberField } from "./controls.js";
import { focused, h, setText } from "./dom.js";
import { watch } from "./model.js";

const STATUS = { idle: "Ready", running: "Running", paused: "Paused", done: "Done", cancelled: "Cancelled", failed: "Failed" };

/** Whether a run has begun and not ended. @param {Model} model */
export function isUnderWay(model) {
  return ["running", "paused"].includes(model.get("status"));
}

/**
 * The line of a run: a dot, its status and what it does, and its buttons; the track of its progress; and its error.
 *
 * `next()` says what the first button does: the key of its text in `texts`, and of the message it sends. The button
 * stays where it is, and keeps the focus, whatever the run does.
 *
 * @param {View} view
 * @param {{ label: string, next: () => string, texts: Record<string, string>, names?: string[],
 *   blocked?: () => boolean }} options `names`: further traits that `next` and `blocked` read; where they read anything
 *   else, call `update`
 */
export function runControls(view, { label, next, texts, names = [], blocked = () => false }) {
  const { model } = view;
  const press = (name) => model.send({ pressed: name });
  const main = h("button.idw-button.idw-run-main", { onclick: () => press(next()) });
  const cancel = h("button.idw-button", { onclick: () => press("cancel") }, "Cancel");
  const status = h("span.idw-run-status", { role: "status" });
  const detail = h("span.idw-muted.idw-run-detail");
  const fill = h("span.idw-run-fill");
  const limits = { "aria-valuemin": 0, "aria-valuemax": 100 };
  const track = h("div.idw-run-track", { role: "progressbar", "aria-label": label, ...limits }, fill);
  const error = h("p.idw-error", { role: "alert" });
  const line = h("div.idw-flow.idw-run", h("i.idw-dot", { "aria-hidden": "true" }), status, detail, main, cancel);
  const update = () => {
    const percent = Math.round(100 * model.get("progress"));
    line.dataset.status = track.dataset.status = model.get("status");
    main.textContent = { pause: "Pause", resume: "Resume", ...texts }[next()] ?? "";
    main.disabled = blocked();
    if (!isUnderWay(model) && focused(line) === cancel) main.focus(); // what is hidden drops the focus
    cancel.hidden = !isUnderWay(model);
    setText(status, STATUS[model.get("status")]);
    detail.textContent = model.get("detail");
    track.setAttribute("aria-valuenow", String(percent));
    track.setAttribute("aria-valuetext", model.get("detail") || `${percent} %`);
    fill.style.width = isUnderWay(model) ? `${percent}%` : "0";
    setText(error, model.get("error"));
    error.hidden = !model.get("error");
  };
  watch(view, ["status", "progress", "detail", "error", ...names], update);
  return { line, track, error, update };
}

/** The limits at which a run stops, as fields behind a disclosure. @param {View} view */
export function runLimits(view) {
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
  return h("details.idw-small", h("summary", "Stops after ", rule), h("div.idw-flow.idw-run-fields", ...fields));
}
