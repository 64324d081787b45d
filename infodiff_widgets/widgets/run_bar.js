/** The three ends of a run. */
function budget(model) {
  const rule = make("span");
  const fields = make(
    "div",
    { class: "idw-run-fields" },
    numberField(model, "samples", ["after", "samples"], { min: 0, step: 16 }, (value) => Number.isInteger(value) && value >= 2),
    numberField(model, "max_seconds", ["or", "seconds"], { min: 0, step: 5, placeholder: "any" }, (value) => value >= 0),
    numberField(model, "target_stderr", ["or at an error of", "nats"], { min: 0, step: "any", placeholder: "any" }, (value) => value >= 0),
  );
  follow(model, ["samples", "max_seconds", "target_stderr"], () => {
    const [samples, seconds, stderr] = ["samples", "max_seconds", "target_stderr"].map((name) => model.get(name));
    const aims = [`${samples} samples`, seconds ? `${seconds} s` : "", stderr ? `an error of ${stderr} nats` : ""];
    rule.textContent = aims.filter(Boolean).join(" or ");
  });
  return make("details", {}, make("summary", {}, make("span", { text: "Stops after " }), rule), fields);
}

function render({ model, el }) {
  el.classList.add("idw");
  const next = () => ({ running: "pause", paused: "resume" })[model.get("status")] ?? "run";
  const parts = runControls(model, el, { label: "Progress of the estimate", next, texts: { run: "Run" } });
  el.append(...parts, budget(model));
  keepKeys(el);
}

export default { render };
