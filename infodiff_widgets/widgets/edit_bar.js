const WAYS = [
  ["ode", "one noise", "The probability flow by Heun's method, two calls of the network a step: the words may move things."],
  ["ddpm", "every step's noise", "The steps of the reverse chain, one call each: far more of the layout stays."],
];
function render({ model, el }) {
  el.classList.add("idw", "idw-edit-bar");
  const group = `idw-edit-${Math.random().toString(36).slice(2)}`;
  const radio = (value) => make("input", { type: "radio", name: group, value });
  const [omit, swap] = [radio("omit"), radio("swap")];
  const omitText = make("span");
  const input = make("input", { type: "text", class: "idw-replacement", "aria-label": "Replacement", autocomplete: "off", placeholder: "another word" });
  const choice = make(
    "div",
    { class: "idw-edit-choice", role: "radiogroup", "aria-label": "What happens to the words" },
    make("label", {}, omit, omitText),
    make("div", { class: "idw-edit-swap" }, make("label", {}, swap, make("span", { text: "replace by" })), input),
  );
  const prompt = make("p", { class: "idw-edit-prompt", role: "status" });

  // A prediction under way does not hold Edit up: it becomes a part of the edit.
  const next = () => (underWay(model) && model.get("task") === "edit" ? (model.get("status") === "paused" ? "resume" : "pause") : "edit");
  const [row, error] = runControls(model, el, {
    label: "Progress of the edit",
    next,
    texts: { edit: "Edit" },
    also: ["task", "objection"],
    blocked: () => next() === "edit" && Boolean(model.get("objection")),
  });

  const way = make("select", { "aria-label": "What the inversion keeps" }, ...WAYS.map(([value, text]) => make("option", { value, text })));
  const meaning = make("span", { class: "idw-muted" });
  way.addEventListener("change", () => {
    model.set("sampler", way.value);
    model.save_changes();
  });
  const summary = make("summary");
  const fields = make(
    "div",
    { class: "idw-run-fields" },
    numberField(model, "steps", ["", "steps"], { min: 0, step: 10 }, (value) => Number.isInteger(value) && value >= 1),
    numberField(model, "samples", ["", "samples of a prediction"], { min: 0, step: 16 }, (value) => Number.isInteger(value) && value >= 2),
    make("label", {}, make("span", { text: "keep" }), way),
    meaning,
  );
  el.append(
    choice,
    prompt,
    row,
    error,
    make("details", {}, summary, fields),
  );
  keepKeys(el);

  const put = (text) => {
    if (text === model.get("replacement")) return;
    model.set("replacement", text);
    model.save_changes();
  };
  omit.addEventListener("change", () => put(""));
  swap.addEventListener("change", () => {
    input.focus();
    put(input.value.trim());
  });
  input.addEventListener("input", () => (swap.checked = true));
  input.addEventListener("change", () => put(input.value.trim())); // by Enter, and when the focus leaves
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.stopPropagation(); // with Ctrl it would run the cell
  });

  follow(model, ["words", "replacement", "new_prompt", "objection"], () => {
    const [words, replacement, objection] = ["words", "replacement", "objection"].map((name) => model.get(name));
    omitText.textContent = words ? `leave out “${words}”` : "leave out";
    if (el.getRootNode().activeElement !== input) {
      input.value = replacement || (words ? input.value : "");
      swap.checked = Boolean(replacement);
      omit.checked = !replacement;
    } else if (replacement) {
      input.value = replacement;
    }
    for (const part of [omit, swap, input]) part.disabled = !words;
    prompt.classList.toggle("idw-muted", Boolean(objection));
    const says = objection ? objection[0].toUpperCase() + objection.slice(1) + "." : `“${model.get("new_prompt")}”`;
    if (prompt.textContent !== says) prompt.textContent = says; // a status is read out whenever it is written
  });

  follow(model, ["steps", "samples", "sampler"], () => {
    way.value = model.get("sampler");
    const [, text, means] = WAYS.find(([value]) => value === way.value);
    meaning.textContent = means;
    summary.textContent = `${model.get("steps")} steps, keeping ${text}; predictions from ${model.get("samples")} samples`;
  });
}

export default { render };
