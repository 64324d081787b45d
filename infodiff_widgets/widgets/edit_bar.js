const WAYS = [
  ["ode", "one noise", "The probability flow by Heun's method, two calls of the network a step: the words may move things."],
  ["ddpm", "every step's noise", "The steps of the reverse chain, one call each: far more of the layout stays."],
];
const NOW = { idle: "", running: "", paused: "Paused", done: "Done", cancelled: "Cancelled", failed: "Failed" };

/** A number field bound to the model, for whole numbers from `least`. */
function whole(model, name, text, least, step) {
  const input = make("input", { type: "number", min: least, step });
  const show = () => (input.value = model.get(name));
  input.addEventListener("change", () => {
    const value = Number(input.value);
    if (Number.isInteger(value) && value >= least) {
      model.set(name, value);
      model.save_changes();
    }
    show();
  });
  model.on(`change:${name}`, show);
  show();
  return make("label", {}, make("span", { text }), input);
}

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

  const press = (what) => model.send({ pressed: what });
  const under = () => ["running", "paused"].includes(model.get("status"));
  // A prediction under way does not hold Edit up: it becomes a part of the edit.
  const next = () => (under() && model.get("task") === "edit" ? (model.get("status") === "paused" ? "resume" : "pause") : "edit");
  const main = make("button", { type: "button", class: "idw-edit-main", onclick: () => press(next()) });
  const cancel = make("button", { type: "button", text: "Cancel", onclick: () => press("cancel") });
  const status = make("strong");
  const detail = make("span", { class: "idw-muted" });
  const fill = make("span", { class: "idw-edit-fill" });
  const track = make(
    "div",
    { class: "idw-edit-track", role: "progressbar", "aria-label": "Progress of the edit", "aria-valuemin": 0, "aria-valuemax": 100 },
    fill,
  );
  const error = make("p", { class: "idw-error", role: "alert" });

  const way = make("select", { "aria-label": "What the inversion keeps" }, ...WAYS.map(([value, text]) => make("option", { value, text })));
  const meaning = make("span", { class: "idw-muted" });
  way.addEventListener("change", () => {
    model.set("way", way.value);
    model.save_changes();
  });
  const summary = make("summary");
  const fields = make(
    "div",
    { class: "idw-edit-fields" },
    whole(model, "steps", "steps", 1, 10),
    whole(model, "samples", "samples of a prediction", 2, 16),
    make("label", {}, make("span", { text: "keep" }), way),
    meaning,
  );
  el.append(
    choice,
    prompt,
    make("div", { class: "idw-edit-run" }, main, cancel, make("div", { class: "idw-edit-body" }, make("div", {}, status, detail), track)),
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

  follow(model, ["status", "progress", "detail", "error", "task", "objection"], () => {
    const [now, percent] = [model.get("status"), Math.round(100 * model.get("progress"))];
    const at = next();
    el.dataset.status = now;
    main.textContent = { edit: "Edit", pause: "Pause", resume: "Resume" }[at];
    main.classList.toggle("idw-plain", at !== "edit");
    main.disabled = at === "edit" && Boolean(model.get("objection"));
    if (!under() && el.getRootNode().activeElement === cancel) main.focus(); // what is disabled drops the focus
    cancel.disabled = !under();
    status.textContent = NOW[now];
    detail.textContent = model.get("detail");
    track.setAttribute("aria-valuenow", percent);
    track.setAttribute("aria-valuetext", model.get("detail") || `${percent} %`);
    fill.style.width = `${percent}%`;
    if (error.textContent !== model.get("error")) error.textContent = model.get("error");
    error.hidden = !model.get("error");
  });

  follow(model, ["steps", "samples", "way"], () => {
    way.value = model.get("way");
    const [, text, means] = WAYS.find(([value]) => value === way.value);
    meaning.textContent = means;
    summary.textContent = `${model.get("steps")} steps, keeping ${text}; predictions from ${model.get("samples")} samples`;
  });
}

export default { render };
