/** The indices first, …, last. */
function range([first, last]) {
  return first === undefined ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function render({ model, el, signal }) {
  el.classList.add("idw", "idw-spectrum");
  const title = make("span", { class: "idw-spectrum-label", text: "At which noise levels" });
  const scale = make("span", { class: "idw-muted idw-small" });
  const all = make("button", { type: "button", class: "idw-spectrum-all", text: "all levels" });
  const group = make("div", { class: "idw-bands", role: "group", "aria-label": "Ranges of log SNR" });
  const strip = make("div", { class: "idw-strip" });
  const sees = make("p", { class: "idw-muted idw-small", text: "What the model makes of the picture at each of these levels." });
  const axis = make("div", { class: "idw-muted idw-small idw-axis" });
  const empty = make("p", { class: "idw-muted", text: "No numbers yet." });
  el.append(make("div", { class: "idw-spectrum-head" }, title, all, scale), group, axis, strip, sees, empty);
  keepKeys(el);

  let bands = [];
  let focus = 0; // which band takes the Tab stop
  let anchor = 0; // where a range begins
  let drag = null; // the band that a press has come to, and whether it was ever another
  let dragged = false; // whether the click to come is the end of a drag

  const select = (indices) => {
    model.set("selected", indices.length ? [indices[0], indices.at(-1)] : []);
    model.save_changes();
  };
  const moveTo = (index) => bands[Math.min(Math.max(index, 0), bands.length - 1)].button.focus();
  all.addEventListener("click", () => {
    select([]);
    moveTo(focus); // the button goes, and the focus would go with it
  });

  group.addEventListener("focusin", (event) => {
    focus = bands.findIndex(({ button }) => button === event.target);
    bands.forEach(({ button }, i) => (button.tabIndex = i === focus ? 0 : -1));
  });

  // A drag across bands is a brush; a click without one, or a key (no detail), chooses a single band. Where the pointer
  // is must be asked: a finger is captured by the button that it came down on.
  const under = (event) => {
    const found = el.getRootNode().elementFromPoint(event.clientX, event.clientY)?.closest(".idw-band");
    return bands.findIndex(({ button }) => button === found);
  };
  group.addEventListener("pointerdown", (event) => {
    const at = event.button === 0 && !event.shiftKey ? under(event) : -1;
    drag = at >= 0 ? { at, moved: false } : null;
    dragged = false;
    if (drag) anchor = at;
  });
  group.addEventListener("pointermove", (event) => {
    const at = drag && event.buttons & 1 ? under(event) : -1;
    if (at < 0 || at === drag.at) return;
    if (!group.hasPointerCapture(event.pointerId)) group.setPointerCapture(event.pointerId);
    drag = { at, moved: true };
    select(choose([], at, anchor));
  });
  group.addEventListener("pointerup", () => {
    dragged = Boolean(drag?.moved);
    if (dragged) moveTo(drag.at);
    drag = null;
  });
  group.addEventListener("pointerleave", () => {
    if (!drag?.moved) drag = null; // before that it is not captured, and may end anywhere
  });
  group.addEventListener("pointercancel", () => (drag = null)); // a finger that scrolls
  const onClick = (index, event) => {
    if (dragged && event.detail > 0) return;
    select(choose(range(model.get("selected")), index, event.shiftKey ? anchor : null));
    moveTo(index);
  };

  group.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const target = step ? focus + step : { Home: 0, End: bands.length - 1 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") select([]);
    if (target === undefined) return;
    event.preventDefault();
    const chosen = model.get("selected");
    if (event.shiftKey && !(chosen.includes(focus) && chosen.includes(anchor))) anchor = focus;
    moveTo(target);
    if (event.shiftKey) select(choose([], focus, anchor));
  });

  const edge = (value) => value.toFixed(1).replace("-", "−");

  const build = () => {
    const edges = model.get("edges");
    bands = edges.slice(1).map((high, index) => {
      const bar = make("span", { class: "idw-bar" });
      const button = make("button", {
        type: "button",
        class: "idw-band",
        onclick: (event) => onClick(index, event),
      });
      button.append(bar);
      return { bar, button, name: `log SNR ${edge(edges[index])} to ${edge(high)}` };
    });
    focus = Math.min(focus, Math.max(bands.length - 1, 0));
    drag = null;
    group.replaceChildren(...bands.map(({ button }) => button));
    const ends = edges.length ? [`noise, ${edge(edges[0])}`, "log SNR", `${edge(edges.at(-1))}, picture`] : [];
    axis.replaceChildren(...ends.map((text) => make("span", { text })));
    update();
  };

  const update = () => {
    const [values, errors, unit] = ["values", "errors", "unit"].map((name) => model.get(name));
    const chosen = range(model.get("selected"));
    const reach = span(values, errors);
    empty.hidden = values.length > 0;
    for (const part of [group, axis]) part.hidden = !values.length;
    scale.textContent = values.length ? scaleText(reach, unit) : "";
    all.hidden = !chosen.length;
    bands.forEach(({ bar, button, name }, i) => {
      const reading = formatEstimate(values[i] ?? null, errors[i], unit);
      button.setAttribute("aria-pressed", chosen.includes(i));
      button.setAttribute("aria-label", `${name}: ${reading}`);
      button.title = `${name}\n${reading}`;
      button.tabIndex = i === focus ? 0 : -1;
      drawBar(bar, values[i], errors[i], reach);
    });
  };

  // Pictures are shown where all of them belong to a range, which is lit up with its picture.
  let urls = [];
  const forget = () => urls.forEach((url) => URL.revokeObjectURL(url));
  const draw = () => {
    const pictures = model.get("pictures") ?? [];
    const shown = pictures.length === bands.length ? pictures : [];
    forget();
    urls = shown.map((bytes) => URL.createObjectURL(new Blob([bytes], { type: "image/png" })));
    strip.replaceChildren(
      ...urls.map((src, i) => make("img", { src, alt: `Guess of the picture at ${bands[i].name}`, title: bands[i].name })),
    );
    light();
  };
  const light = () => {
    const chosen = range(model.get("selected"));
    strip.hidden = sees.hidden = !urls.length || !model.get("values").length;
    [...strip.children].forEach((picture, i) => picture.classList.toggle("idw-dim", chosen.length > 0 && !chosen.includes(i)));
  };

  signal.addEventListener("abort", forget);
  follow(model, ["edges"], build);
  follow(model, ["pictures", "edges"], draw);
  follow(model, ["selected", "values"], light);
  follow(model, ["values", "errors", "unit", "selected"], () => {
    if (bands.length === Math.max(model.get("edges").length - 1, 0)) update();
  });
}

export default { render };
