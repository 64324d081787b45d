const STATUS = { idle: "Ready", running: "Running", done: "Done", cancelled: "Cancelled", failed: "Failed" };

function render({ model, el }) {
  el.classList.add("idw", "idw-run");
  // One button for both: it stays where it is, and keeps the focus, when a run begins or ends.
  const button = make("button", {
    type: "button",
    onclick: () => model.send({ pressed: model.get("status") === "running" ? "cancel" : "run" }),
  });
  const status = make("span", { class: "idw-run-status" });
  const detail = make("span", { class: "idw-muted" });
  const fill = make("span", { class: "idw-run-fill" });
  const bar = make(
    "div",
    { class: "idw-run-track", role: "progressbar", "aria-label": "Progress of the estimate", "aria-valuemin": 0, "aria-valuemax": 100 },
    fill,
  );
  const error = make("p", { class: "idw-error", role: "alert" });
  const line = make("div", { class: "idw-run-line" }, status, detail);
  el.append(button, make("div", { class: "idw-run-body" }, line, bar), error);
  keepKeys(el);

  follow(model, ["status", "progress", "detail", "error"], () => {
    const running = model.get("status") === "running";
    const percent = Math.round(100 * model.get("progress"));
    el.dataset.status = model.get("status");
    button.textContent = running ? "Cancel" : "Run";
    status.textContent = STATUS[model.get("status")];
    detail.textContent = model.get("detail");
    bar.setAttribute("aria-valuenow", percent);
    bar.setAttribute("aria-valuetext", model.get("detail") || `${percent} %`);
    fill.style.width = `${percent}%`;
    // Written only when it changes, since an alert is read out whenever it is written.
    if (error.textContent !== model.get("error")) error.textContent = model.get("error");
    error.hidden = !model.get("error");
  });
}

export default { render };
