const PRESETS = [
  ["alone", "word alone", "All other words are left out"],
  ["rest", "word given the rest", "All other words are given"],
  ["whole", "whole prompt", "All words together, against the empty prompt"],
];
const HELP =
  "Enter asks about a word, a about one more, Shift and arrow about a phrase, x leaves it out, Escape ";
const POINTER = "Click: ask · Shift: phrase · Ctrl or ⌘: several · Alt: leave out";
const KEYS = { Enter: "ask", " ": "ask", a: "toggle", x: "leave", Delete: "leave", Backspace: "leave" };
const PENCIL = "M11.5 2.5l2 2L5.5 12.5l-2.7.7.7-2.7zM10 4l2 2"; // in a box of 16 by 16

/**
 * The prompt as text to edit, in the place of the words. `done` gets the new text, or null if all stays as it was,
 * and whether the focus is to go back to where it came from.
 */
function editor(done) {
  const id = `idw-rewrite-${Math.random().toString(36).slice(2)}`;
  const input = make("input", {
    type: "text", class: "idw-rewrite-text", "aria-label": "Prompt", "aria-describedby": id,
    autocomplete: "off", spellcheck: "true", enterkeyhint: "done",
  });
  const hint = make("p", { class: "idw-muted idw-small", id, text: "Enter applies, Escape reverts." });
  const wrong = make("p", { class: "idw-rewrite-wrong", role: "alert" });
  const form = make("div", { class: "idw-rewrite", hidden: true }, input, hint, wrong);

  const close = (text, back) => {
    if (form.hidden) return;
    form.hidden = true; // first: to hide what has the focus is a blur
    done(text, back);
  };
  const apply = () => {
    const text = input.value.trim();
    if (text) return close(text, true);
    wrong.textContent = "A prompt needs at least one word.";
    input.setAttribute("aria-invalid", "true");
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter chooses a character
    if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation(); // with Ctrl it would run the cell
      apply();
    } else if (event.key === "Escape") {
      close(null, true);
    }
  });
  input.addEventListener("input", () => {
    wrong.textContent = "";
    input.removeAttribute("aria-invalid");
  });
  input.addEventListener("blur", () => {
    // Another window in front leaves the focus where it is.
    if (input.getRootNode().activeElement !== input) close(null, false);
  });
  const open = (text) => {
    [input.value, wrong.textContent, form.hidden] = [text, "", false];
    input.removeAttribute("aria-invalid");
    input.focus();
    input.select();
  };
  return { form, open };
}

function render({ model, el }) {
  el.classList.add("idw", "idw-picker");
  const title = make("span", { class: "idw-picker-label" });
  const scale = make("span", { class: "idw-muted idw-picker-scale" });
  const pencil = make("button", { type: "button", class: "idw-pencil", "aria-label": "Edit the prompt", title: "Edit the prompt (F2)" });
  pencil.innerHTML = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${PENCIL}"/></svg>`;
  const help = make("span", { class: "idw-hidden", id: `idw-help-${Math.random().toString(36).slice(2)}` });
  const group = make("div", { class: "idw-words", role: "group", "aria-describedby": help.id });
  const empty = make("p", { class: "idw-muted", text: "No words yet." });
  const presets = make("div", { class: "idw-switch idw-presets", role: "group", "aria-label": "Questions" });
  const says = make("p", { class: "idw-asks", role: "status" });
  const formula = make("p", { class: "idw-muted idw-formula", title: "Pointwise information of the image x" });
  const edit = editor((text, back) => edited(text, back));
  el.append(make("div", { class: "idw-picker-head" }, title, pencil, scale), help, group, edit.form, empty, presets, says, formula);
  keepKeys(el);

  let chips = [];
  let focus = 0; // which word takes the Tab stop
  let anchor = 0; // where a phrase begins
  let drag = null; // the word a press began on, the one it has come to, and whether it was ever another
  let dragged = false; // whether the click to come is the end of a drag
  let before = null; // what was asked before a click that may be the first of two
  let sent = model.get("awaited"); // an edited prompt whose words have not come; the kernel's word for it is a moment late

  const question = () => new Question(...["words", "selected", "excluded", "unasked"].map((name) => model.get(name)));
  const put = ({ asked, leftOut }) => {
    sent = "";
    model.set("selected", asked);
    model.set("excluded", leftOut);
    model.save_changes(); // both in one message: the one without the other may be no question
    update();
  };
  const moveTo = (index) => chips[Math.min(Math.max(index, 0), chips.length - 1)]?.button.focus();

  // ---- editing

  const shown = () => model.get("text") || model.get("words").join(" ");
  const open = () => {
    if (!model.get("editable") || model.get("disabled")) return;
    edit.open(sent || shown());
    update();
  };
  const edited = (text, back) => {
    if (text !== null) {
      sent = text === shown() ? "" : text;
      model.send({ edited: text });
    }
    update();
    if (back) (chips[focus]?.button ?? pencil).focus();
  };
  pencil.addEventListener("click", open);

  // ---- words by pointer

  const under = (event) => {
    const found = el.getRootNode().elementFromPoint(event.clientX, event.clientY)?.closest(".idw-chip");
    return chips.findIndex(({ chip }) => chip === found);
  };
  group.addEventListener("pointerdown", (event) => {
    const plain = event.button === 0 && !(event.shiftKey || event.ctrlKey || event.metaKey || event.altKey);
    const from = model.get("disabled") || event.target.closest(".idw-leave") ? -1 : under(event);
    drag = plain && from >= 0 ? { from, to: from, moved: false } : null;
    dragged = false;
  });
  group.addEventListener("pointermove", (event) => {
    const to = drag && event.buttons & 1 ? under(event) : -1;
    if (to < 0 || to === drag.to) return;
    if (!group.hasPointerCapture(event.pointerId)) group.setPointerCapture(event.pointerId);
    Object.assign(drag, { to, moved: true });
    update();
  });
  group.addEventListener("pointerup", () => {
    if (!drag?.moved) return;
    const { from, to } = drag;
    [drag, dragged, anchor] = [null, true, from];
    put(question().phrase(from, to));
    moveTo(to);
  });
  group.addEventListener("pointerleave", () => {
    if (!drag?.moved) drag = null; // before that it is not captured, and may end anywhere
  });
  group.addEventListener("pointercancel", () => {
    drag = null;
    update();
  });

  const onClick = (index, event) => {
    if (dragged && event.detail > 0) return;
    const now = question();
    if (event.detail === 1) before = now;
    if (event.altKey) put(now.leave(index));
    else if (event.ctrlKey || event.metaKey) put(now.toggle(index));
    else if (event.shiftKey) put(now.phrase(anchor, index));
    else put(now.ask(index));
    if (!event.shiftKey) anchor = index;
    moveTo(index);
  };
  group.addEventListener("dblclick", (event) => {
    if (!model.get("editable") || event.target.closest(".idw-leave")) return;
    if (before) put(before); // two clicks are no question
    open();
  });

  // ---- words by keys

  // However a word came by the focus (key, click, screen reader), the next step starts from it.
  group.addEventListener("focusin", (event) => {
    const found = chips.findIndex(({ chip }) => chip.contains(event.target));
    if (found < 0) return;
    focus = found;
    chips.forEach(({ button }, i) => (button.tabIndex = i === focus ? 0 : -1));
  });

  group.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    const target = step ? focus + step : { Home: 0, End: chips.length - 1 }[event.key];
    const several = event.key === " " && event.ctrlKey; // as in lists
    if ((event.ctrlKey && !several) || event.metaKey || event.altKey || model.get("disabled")) return;
    const act = several ? "toggle" : KEYS[event.key.length > 1 ? event.key : event.key.toLowerCase()];
    if (event.target.closest(".idw-leave") && ["Enter", " "].includes(event.key)) return;
    if (act || target !== undefined || ["Escape", "F2"].includes(event.key)) {
      event.preventDefault(); // no scrolling, and no click besides
      event.stopPropagation();
    }
    if (event.key === "Escape") put(question().take("whole"));
    if (event.key === "F2") open();
    if (act && !event.repeat) {
      if (act === "ask" && event.shiftKey) return put(question().phrase(anchor, focus));
      if (act !== "leave") anchor = focus;
      put(question()[act](focus));
    }
    if (target === undefined) return;
    const { asked } = question();
    const inPhrase = asked.includes(focus) && [asked[0], asked.at(-1)].includes(anchor);
    if (event.shiftKey && !inPhrase) anchor = focus;
    moveTo(target);
    if (event.shiftKey) put(question().phrase(anchor, focus));
  });
  // Some browsers click when the space bar comes up.
  group.addEventListener("keyup", (event) => {
    if (event.key === " " && !event.target.closest(".idw-leave")) event.preventDefault();
  });

  // ---- what is shown

  presets.append(
    ...PRESETS.map(([name, text, meaning]) =>
      make("button", { type: "button", "data-preset": name, text, title: meaning, onclick: () => put(question().take(name, focus)) }),
    ),
  );

  const build = () => {
    const words = model.get("words");
    const held = group.contains(el.getRootNode().activeElement);
    chips = words.map((word, index) => {
      const bar = make("span", { class: "idw-bar" });
      const number = make("span", { class: "idw-number" });
      const name = make("span", { class: "idw-word-text", text: word, "data-text": word });
      const button = make("button", { type: "button", class: "idw-word", onclick: (event) => onClick(index, event) }, name, bar, number);
      const leave = make("button", { type: "button", class: "idw-leave", tabindex: -1, onclick: () => put(question().leave(index)) });
      return { name: word + place(words, index), bar, number, button, leave, chip: make("div", { class: "idw-chip" }, button, leave) };
    });
    focus = Math.min(focus, Math.max(words.length - 1, 0));
    anchor = Math.min(anchor, Math.max(words.length - 1, 0));
    drag = before = null;
    dragged = false;
    group.replaceChildren(...chips.map(({ chip }) => chip));
    update();
    if (held) moveTo(focus);
  };

  const update = () => {
    const [values, errors, unit, disabled] = ["values", "errors", "unit", "disabled"].map((name) => model.get(name));
    const asks = drag?.moved ? question().phrase(drag.from, drag.to) : question();
    const range = span(values, errors);
    const known = values.some((value) => value !== null);
    const editing = !edit.form.hidden;
    title.textContent = model.get("label");
    help.textContent = HELP + (model.get("unasked") === "none" ? "lets go of all" : "asks about the whole prompt");
    group.setAttribute("aria-label", model.get("label"));
    scale.textContent = known ? scaleText(range, unit) : "";
    chips.forEach(({ name, bar, number, button, leave, chip }, i) => {
      const reading = values.length ? formatEstimate(values[i], errors[i], unit) : "";
      const state = asks.state(i);
      const off = state === "left out";
      chip.dataset.state = state;
      chip.title = [`${name}: ${state}`, reading, POINTER].filter(Boolean).join("\n");
      button.setAttribute("aria-pressed", state === "selected");
      button.setAttribute("aria-label", [name, state, reading].filter(Boolean).join(", "));
      button.disabled = leave.disabled = disabled;
      button.tabIndex = i === focus ? 0 : -1;
      leave.textContent = off ? "+" : "×";
      leave.title = off ? "Take back" : "Leave out";
      leave.setAttribute("aria-label", `${leave.title} ${name}`);
      number.textContent = round(values[i] ?? NaN, Math.max(-range[0], range[1]));
      drawBar(bar, values[i], errors[i], range);
    });
    for (const button of presets.children) {
      button.setAttribute("aria-pressed", button.dataset.preset === asks.preset);
      button.disabled = disabled;
    }
    const news = sent ? `Sent: “${sent}”. Its words come with its first numbers.` : asks.sentence;
    if (says.textContent !== news) says.textContent = news; // a status is read out whenever it is written
    formula.textContent = sent ? "" : asks.formula;
    group.hidden = editing;
    for (const part of [presets, says, formula]) part.hidden = editing || !chips.length;
    empty.hidden = editing || chips.length > 0;
    pencil.hidden = editing || !model.get("editable");
    pencil.disabled = disabled;
  };

  model.on("change:awaited", () => (sent = model.get("awaited")));
  follow(model, ["words"], build);
  follow(model, ["selected", "excluded", "unasked", "values", "errors", "unit", "label", "text", "editable", "awaited", "disabled"], () => {
    // New words and their numbers may arrive in one message; the build of the words then draws the numbers.
    if (chips.length === model.get("words").length) update();
  });
}

export default { render };
