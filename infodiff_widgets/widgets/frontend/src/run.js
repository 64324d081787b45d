import "./styles/run.css";
import { focused, h, setText } from "./dom.js";
import { watch } from "./model.js";

const STATUS = { idle: "Ready", running: "Running", paused: "Paused", done: "Done", cancelled: "Cancelled", failed: "Failed" };

/** Whether a run has begun and not ended. @param {Model} model */
export function isUnderWay(model) {
  return ["running", "paused"].includes(model.get("status"));
}

/**
 * Buttons, progress and error of a run: [row, error].
 *
 * `next()` says what the first button does: the key of its text in `texts`, and of the message it sends. The button
 * stays where it is, and keeps the focus, whatever the run does.
 *
 * @param {View} view
 * @param {{ label: string, next: () => string, texts: Record<string, string>, names?: string[],
 *   blocked?: () => boolean }} options `names`: further traits that `next` and `blocked` read
 */
export function runControls(view, { label, next, texts, names = [], blocked = () => false }) {
  const { model, el } = view;
  el.classList.add("idw-run");
  const press = (name) => model.send({ pressed: name });
  const main = h("button.idw-button.idw-run-main", { onclick: () => press(next()) });
  const cancel = h("button.idw-button", { onclick: () => press("cancel") }, "Cancel");
  const status = h("span.idw-run-status.idw-title", { role: "status" });
  const detail = h("span.idw-muted");
  const fill = h("span.idw-run-fill");
  const limits = { "aria-valuemin": 0, "aria-valuemax": 100 };
  const track = h("div.idw-run-track", { role: "progressbar", "aria-label": label, ...limits }, fill);
  const error = h("p.idw-error", { role: "alert" });
  watch(view, ["status", "progress", "detail", "error", ...names], () => {
    const percent = Math.round(100 * model.get("progress"));
    el.dataset.status = model.get("status");
    main.textContent = { pause: "Pause", resume: "Resume", ...texts }[next()] ?? "";
    main.classList.toggle("idw-plain", next() === "pause");
    main.disabled = blocked();
    if (!isUnderWay(model) && focused(el) === cancel) main.focus(); // what is disabled drops the focus
    cancel.disabled = !isUnderWay(model);
    setText(status, STATUS[model.get("status")]);
    detail.textContent = model.get("detail");
    track.setAttribute("aria-valuenow", String(percent));
    track.setAttribute("aria-valuetext", model.get("detail") || `${percent} %`);
    fill.style.width = `${percent}%`;
    setText(error, model.get("error"));
    error.hidden = !model.get("error");
  });
  const body = h("div.idw-run-body", h("div.idw-flow.idw-run-line", status, detail), track);
  return [h("div.idw-flow.idw-run-row", main, cancel, body), error];
}
