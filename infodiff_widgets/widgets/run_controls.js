const STATUS = { idle: "Ready", running: "Running", paused: "Paused", done: "Done", cancelled: "Cancelled", failed: "Failed" };

/** Whether something runs, held or not. */
const underWay = (model) => ["running", "paused"].includes(model.get("status"));

/**
 * Buttons, progress and error of a run: [row, error].
 * `next()` says what the first button does: the key of its text in `texts`, and of the message it sends. It stays where
 * it is, and keeps the focus, whatever the run does.
 */
function runControls(model, el, { label, next, texts, also = [], blocked = () => false }) {
  el.classList.add("idw-run");
  const press = (what) => model.send({ pressed: what });
  const main = make("button", { type: "button", class: "idw-run-main", onclick: () => press(next()) });
  const cancel = make("button", { type: "button", text: "Cancel", onclick: () => press("cancel") });
  const status = make("span", { class: "idw-run-status", role: "status" });
  const detail = make("span", { class: "idw-muted" });
  const fill = make("span", { class: "idw-run-fill" });
  const track = make(
    "div",
    { class: "idw-run-track", role: "progressbar", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": 100 },
    fill,
  );
  const error = make("p", { class: "idw-error", role: "alert" });
  follow(model, ["status", "progress", "detail", "error", ...also], () => {
    const [now, percent] = [model.get("status"), Math.round(100 * model.get("progress"))];
    el.dataset.status = now;
    main.textContent = { pause: "Pause", resume: "Resume", ...texts }[next()];
    main.classList.toggle("idw-plain", next() === "pause");
    main.disabled = blocked();
    if (!underWay(model) && el.getRootNode().activeElement === cancel) main.focus(); // what is disabled drops the focus
    cancel.disabled = !underWay(model);
    if (status.textContent !== STATUS[now]) status.textContent = STATUS[now]; // read out whenever it is written
    detail.textContent = model.get("detail");
    track.setAttribute("aria-valuenow", percent);
    track.setAttribute("aria-valuetext", model.get("detail") || `${percent} %`);
    fill.style.width = `${percent}%`;
    // Written only when it changes, since an alert is read out whenever it is written.
    if (error.textContent !== model.get("error")) error.textContent = model.get("error");
    error.hidden = !model.get("error");
  });
  const body = make("div", { class: "idw-run-body" }, make("div", { class: "idw-run-line" }, status, detail), track);
  return [make("div", { class: "idw-run-row" }, main, cancel, body), error];
}

/** A number field bound to the model, between two texts; `fits(value)` says which numbers are taken. */
function numberField(model, name, [before, after], attributes, fits) {
  const input = make("input", { type: "number", "aria-label": `${before} ${after}`.trim(), ...attributes });
  const show = () => (input.value = model.get(name) || "");
  input.addEventListener("change", () => {
    const value = Number(input.value);
    if (Number.isFinite(value) && fits(value)) {
      model.set(name, value);
      model.save_changes();
    }
    show();
  });
  model.on(`change:${name}`, show);
  show();
  return make("label", {}, make("span", { text: before }), input, make("span", { text: after }));
}
