/** The indices first, …, last. */
function range([first, last]) {
  return first === undefined ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function render({ model, el }) {
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
  let dragged = false;

  const select = (indices) => {
    model.set("selected", indices.length ? [indices[0], indices.at(-1)] : []);
    model.save_changes();
  };
  const moveTo = (index) => bands[Math.min(Math.max(index, 0), bands.length - 1)].button.focus();
  all.addEventListener("click", () => select([]));

  group.addEventListener("focusin", (event) => {
    focus = bands.findIndex(({ button }) => button === event.target);
    bands.forEach(({ button }, i) => (button.tabIndex = i === focus ? 0 : -1));
  });

  // A drag across bands is a brush; a click without one, or a key (no detail), chooses a single band.
  const onDown = (index, event) => {
    if (event.button === 0 && !event.shiftKey) [anchor, dragged] = [index, false];
  };
  const onEnter = (index, event) => {
    if (!(event.buttons & 1)) return;
    dragged = true;
    select(choose([], index, anchor));
  };
  const onClick = (index, event) => {
    if (!dragged || event.detail === 0) select(choose(range(model.get("selected")), index, event.shiftKey ? anchor : null));
    dragged = false;
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
        onpointerdown: (event) => onDown(index, event),
        onpointerenter: (event) => onEnter(index, event),
      });
      button.append(bar);
      return { bar, button, name: `log SNR ${edge(edges[index])} to ${edge(high)}` };
    });
    focus = Math.min(focus, Math.max(bands.length - 1, 0));
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
    scale.textContent = values.length ? `bars: ${round(reach[0])} to ${round(reach[1])} ${unit}` : "";
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
  const draw = () => {
    const pictures = model.get("pictures") ?? [];
    const shown = pictures.length > 0 && pictures.length === bands.length;
    const chosen = range(model.get("selected"));
    strip.hidden = sees.hidden = !shown || !model.get("values").length;
    if (!shown) return;
    for (const old of strip.children) URL.revokeObjectURL(old.src);
    strip.replaceChildren(
      ...pictures.map((bytes, i) => {
        const src = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
        const lit = !chosen.length || chosen.includes(i);
        return make("img", { src, alt: `Guess of the picture at ${bands[i].name}`, title: bands[i].name, class: lit ? "" : "idw-dim" });
      }),
    );
  };

  follow(model, ["edges"], build);
  follow(model, ["pictures", "selected", "edges", "values"], draw);
  follow(model, ["values", "errors", "unit", "selected"], () => {
    if (bands.length === Math.max(model.get("edges").length - 1, 0)) update();
  });
}

export default { render };
