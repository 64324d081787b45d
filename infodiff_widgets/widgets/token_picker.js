function render({ model, el }) {
  el.classList.add("idw", "idw-picker");
  const title = make("span", { class: "idw-picker-label" });
  const scale = make("span", { class: "idw-muted idw-picker-scale" });
  const group = make("div", { class: "idw-words", role: "group" });
  const empty = make("p", { class: "idw-muted", text: "No words yet." });
  el.append(make("div", { class: "idw-picker-head" }, title, scale), group, empty);
  keepKeys(el);

  let chips = [];
  let focus = 0; // which word takes the Tab stop
  let anchor = 0; // where a phrase begins

  const select = (indices) => {
    model.set("selected", indices);
    model.save_changes();
  };

  const moveTo = (index) => chips[Math.min(Math.max(index, 0), chips.length - 1)].button.focus();

  // However a word came by the focus (key, click, screen reader), the next step starts from it.
  group.addEventListener("focusin", (event) => {
    focus = chips.findIndex(({ button }) => button === event.target);
    chips.forEach(({ button }, i) => (button.tabIndex = i === focus ? 0 : -1));
  });

  const onClick = (index, event) => {
    if (!event.shiftKey) anchor = index;
    select(choose(model.get("selected"), index, event.shiftKey ? anchor : null));
    moveTo(index);
  };

  group.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    const target = step ? focus + step : { Home: 0, End: chips.length - 1 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") select([]);
    if (target === undefined) return;
    event.preventDefault(); // no scrolling
    const selected = model.get("selected");
    const inPhrase = selected.includes(focus) && [selected[0], selected.at(-1)].includes(anchor);
    if (event.shiftKey && !inPhrase) anchor = focus;
    moveTo(target);
    if (event.shiftKey) select(choose([], focus, anchor));
  });

  const build = () => {
    const words = model.get("words");
    chips = words.map((word, index) => {
      const bar = make("span", { class: "idw-bar" });
      const number = make("span", { class: "idw-number" });
      const button = make("button", { type: "button", class: "idw-word", onclick: (event) => onClick(index, event) });
      button.append(make("span", { class: "idw-word-text", text: word }), bar, number);
      return { word, bar, number, button };
    });
    focus = Math.min(focus, Math.max(words.length - 1, 0));
    group.replaceChildren(...chips.map((chip) => chip.button));
    empty.hidden = words.length > 0;
    update();
  };

  const update = () => {
    const [selected, values, errors, unit] = ["selected", "values", "errors", "unit"].map((name) => model.get(name));
    const range = span(values, errors);
    const known = values.some((value) => value !== null);
    title.textContent = model.get("label");
    group.setAttribute("aria-label", model.get("label"));
    scale.textContent = known ? `bars: ${round(range[0])} to ${round(range[1])} ${unit}` : "";
    chips.forEach(({ word, bar, number, button }, i) => {
      const reading = values.length ? formatEstimate(values[i], errors[i], unit) : "";
      button.setAttribute("aria-pressed", selected.includes(i));
      button.setAttribute("aria-label", reading ? `${word}: ${reading}` : word);
      button.title = reading;
      button.disabled = model.get("disabled");
      button.tabIndex = i === focus ? 0 : -1;
      number.textContent = round(values[i] ?? NaN);
      drawBar(bar, values[i], errors[i], range);
    });
  };

  follow(model, ["words"], build);
  follow(model, ["selected", "values", "errors", "unit", "label", "disabled"], () => {
    // New words and their numbers may arrive in one message; the build of the words then draws the numbers.
    if (chips.length === model.get("words").length) update();
  });
}

export default { render };
