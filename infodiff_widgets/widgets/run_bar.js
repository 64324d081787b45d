const STATUS = { idle: "Ready", running: "Running", paused: "Paused", done: "Done", cancelled: "Cancelled", failed: "Failed" };

/** The three ends of a run, as number fields bound to the model. */
function budget(model) {
  const bound = (name, before, after, attributes) => {
    const input = make("input", { type: "number", "aria-label": `${before} ${after}`.trim(), ...attributes });
    const show = () => (input.value = model.get(name) || "");
    input.addEventListener("change", () => {
      const least = Number(attributes.min);
      const value = Number(input.value);
      if (Number.isFinite(value) && (value >= least || (value === 0 && least < 2))) {
        model.set(name, value);
        model.save_changes();
      }
      show();
    });
    model.on(`change:${name}`, show);
    show();
    return make("label", {}, make("span", { text: before }), input, make("span", { text: after }));
  };
  const rule = make("span");
  const fields = make(
    "div",
    { class: "idw-run-budget" },
    bound("samples", "after", "samples", { min: 2, step: 16 }),
    bound("seconds", "or", "seconds", { min: 0, step: 5, placeholder: "any" }),
    bound("stderr", "or at an error of", "nats", { min: 0, step: "any", placeholder: "any" }),
  );
  const details = make("details", {}, make("summary", {}, make("span", { text: "Stops after " }), rule), fields);
  follow(model, ["samples", "seconds", "stderr"], () => {
    const [samples, seconds, stderr] = ["samples", "seconds", "stderr"].map((name) => model.get(name));
    const aims = [`${samples} samples`, seconds ? `${seconds} s` : "", stderr ? `an error of ${stderr} nats` : ""];
    rule.textContent = aims.filter(Boolean).join(" or ");
  });
  return details;
}

function render({ model, el }) {
  el.classList.add("idw", "idw-run");
  const press = (what) => model.send({ pressed: what });
  // One button to run, pause and go on: it stays where it is, and keeps the focus, whatever the run does.
  const next = () => ({ running: "pause", paused: "resume" })[model.get("status")] ?? "run";
  const button = make("button", { type: "button", class: "idw-run-main", onclick: () => press(next()) });
  const cancel = make("button", { type: "button", text: "Cancel", onclick: () => press("cancel") });
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
  el.append(
    make("div", { class: "idw-run-buttons" }, button, cancel),
    make("div", { class: "idw-run-body" }, line, bar),
    error,
    budget(model),
  );
  keepKeys(el);

  follow(model, ["status", "progress", "detail", "error"], () => {
    const [now, percent] = [model.get("status"), Math.round(100 * model.get("progress"))];
    el.dataset.status = now;
    button.textContent = { run: "Run", pause: "Pause", resume: "Resume" }[next()];
    const held = !["running", "paused"].includes(now);
    if (held && el.ownerDocument.activeElement === cancel) button.focus(); // what is disabled drops the focus
    cancel.disabled = held;
    status.textContent = STATUS[now];
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
