const ORDERS = [
  ["prompt", "prompt", "In the order of the prompt"],
  ["mi", "alone", "Words that tell most alone first"],
  ["cmi", "given the rest", "Words that add most to the rest first"],
];
const TICKS = 5; // at most so many on the scale

/** Round numbers from `low` to `high`, at most `most` of them; their steps are 1, 2 or 5 times a power of ten. */
function ticks([low, high], most) {
  const rough = (high - low) / (most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * power).find((size) => size >= rough * (1 - 1e-9));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const places = Math.max(-Math.floor(Math.log10(step) + 1e-9), 0);
  return Array.from({ length: last - first + 1 }, (_, k) => {
    const value = (first + k) * step;
    return [value, (first + k === 0 ? "0" : value.toFixed(places)).replace("-", "−")];
  });
}

/** Lowest and highest number that bars and whiskers reach, 0 included. */
function extent(...parts) {
  const ends = parts.flatMap(([values, errors]) =>
    values.flatMap((value, i) => (value === null ? [] : [value - (errors[i] ?? 0), value + (errors[i] ?? 0)])),
  );
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return high > low ? [low, high] : [0, 1];
}

/** Indices of the words from the first row to the last: falling, without a value last, equal ones as in the prompt. */
function ordered(words, numbers) {
  const indices = words.map((_, i) => i);
  const height = (i) => numbers[i] ?? -Infinity;
  return numbers.length ? indices.sort((a, b) => (height(a) === height(b) ? a - b : height(b) - height(a))) : indices;
}

function render({ model, el }) {
  el.classList.add("idw", "idw-wordbars");
  const kind = (name, text) => make("span", {}, make("i", { class: name }), text);
  const legend = make("div", { class: "idw-wordbars-legend" }, kind("idw-wordbars-alone", "alone (MI)"), kind("idw-wordbars-rest", "given the rest (CMI)"));
  const sort = make("div", { class: "idw-switch idw-wordbars-sort", role: "group", "aria-label": "Order of the words" }, make("span", { class: "idw-muted", text: "Order" }));
  const head = make("div", { class: "idw-wordbars-head" }, make("span", { class: "idw-wordbars-label", text: "How much each word tells" }), legend, sort);
  const rows = make("div", { class: "idw-wordbars-rows", role: "listbox", "aria-label": "How much each word tells", "aria-multiselectable": "true" });
  const axis = make("span", { class: "idw-wordbars-track" });
  const unit = make("div", { class: "idw-wordbars-unit" });
  const chart = make("div", { class: "idw-wordbars-chart" }, rows, make("div", { class: "idw-wordbars-axis", "aria-hidden": "true" }, make("span"), axis), unit);
  const reading = make("p", { class: "idw-wordbars-reading" });
  const empty = make("p", { class: "idw-muted", text: "No numbers yet." });
  el.append(head, chart, reading, empty);
  keepKeys(el);

  let bars = []; // by index of the word
  let order = [];
  let focus = 0; // index of the word that takes the Tab stop
  let pointed = -1; // index of the word under the pointer or with the focus

  const ask = (index) => {
    model.set("selected", new Question(model.get("words"), model.get("selected"), []).ask(index).asked);
    model.save_changes();
    bars[index].row.focus();
  };
  sort.append(
    ...ORDERS.map(([name, text, meaning]) => {
      const pick = () => {
        model.set("sort", name);
        model.save_changes();
      };
      return make("button", { type: "button", "data-sort": name, text, title: meaning, onclick: pick });
    }),
  );

  const rowOf = (event) => bars.findIndex(({ row }) => row === event.target.closest(".idw-wordbars-row"));
  const point = (index) => {
    pointed = index;
    tell();
  };
  rows.addEventListener("click", (event) => rowOf(event) >= 0 && ask(rowOf(event)));
  // Not “pointerover”: rows that move under a pointer at rest must not take the reading from the keyboard.
  rows.addEventListener("pointermove", (event) => point(rowOf(event)));
  rows.addEventListener("pointerleave", () => point(-1));
  rows.addEventListener("focusin", (event) => {
    focus = rowOf(event);
    bars.forEach(({ row }, i) => (row.tabIndex = i === focus ? 0 : -1));
    point(focus);
  });
  rows.addEventListener("focusout", () => point(-1));
  rows.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    const at = order.indexOf(focus);
    const target = step ? at + step : { Home: 0, End: order.length - 1 }[event.key];
    if (target !== undefined || ["Enter", " ", "Escape"].includes(event.key)) event.preventDefault();
    if (["Enter", " "].includes(event.key) && !event.repeat) ask(focus);
    if (event.key === "Escape") {
      model.set("selected", []);
      model.save_changes();
    }
    if (target !== undefined) bars[order[Math.min(Math.max(target, 0), order.length - 1)]].row.focus();
  });

  const numbers = () => ["mi", "mi_errors", "cmi", "cmi_errors"].map((name) => model.get(name));
  const written = (index) => {
    const [mi, miErrors, cmi, cmiErrors] = numbers();
    const part = (values, errors, name) => (values.length ? [`${formatEstimate(values[index], errors[index], model.get("unit"))} ${name}`] : []);
    return [...part(mi, miErrors, "alone"), ...part(cmi, cmiErrors, "given the rest")].join(", ");
  };

  /** The numbers of the word that is pointed at, or else of the one that is asked about. */
  const tell = () => {
    const asked = model.get("selected");
    const index = pointed >= 0 ? pointed : asked.length === 1 ? asked[0] : -1;
    const known = index >= 0 && index < bars.length;
    reading.replaceChildren(...(known ? [make("strong", { text: bars[index].name }), `: ${written(index)}`] : ["Point at a word to read its numbers."]));
    reading.classList.toggle("idw-muted", !known);
  };

  const build = () => {
    const words = model.get("words");
    bars = words.map((word, index) => {
      const name = word + place(words, index);
      const track = make("span", { class: "idw-wordbars-track" });
      const row = make("div", { class: "idw-wordbars-row", role: "option" }, make("span", { class: "idw-wordbars-word", text: name }), track);
      return { name, track, row };
    });
    focus = Math.min(focus, Math.max(words.length - 1, 0));
    pointed = -1;
    order = [];
    update();
  };

  const update = () => {
    const [mi, miErrors, cmi, cmiErrors] = numbers();
    const known = [...mi, ...cmi].some((value) => value !== null);
    const by = model.get("sort");
    for (const part of [head, chart, reading]) part.hidden = !known;
    empty.hidden = known;
    for (const button of sort.querySelectorAll("button")) button.setAttribute("aria-pressed", button.dataset.sort === by);
    const next = ordered(model.get("words"), { mi, cmi }[by] ?? []);
    if (String(next) !== String(order)) {
      const held = rows.getRootNode().activeElement;
      order = next;
      rows.replaceChildren(...order.map((i) => bars[i].row));
      if (bars.some(({ row }) => row === held)) held.focus(); // a row that is moved drops it
    }
    const reach = extent([mi, miErrors], [cmi, cmiErrors]);
    const marks = ticks(reach, TICKS);
    const at = (value) => (100 * (value - reach[0])) / (reach[1] - reach[0]);
    const piece = (name, from, to) => {
      const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))];
      return make("span", { class: name, style: `left:${left}%;width:${right - left}%` });
    };
    const drawn = (value, error, name) => {
      if (value === null || value === undefined) return [];
      const whisker = error > 0 ? [piece(`idw-wordbars-reach-${name}`, value - error, value + error)] : [];
      return [piece(`idw-wordbars-${name}`, 0, value), ...whisker];
    };
    bars.forEach(({ name, track, row }, i) => {
      const lines = marks.map(([value]) => make("span", { class: "idw-wordbars-tick", "data-zero": value === 0, style: `left:${at(value)}%` }));
      track.replaceChildren(...lines, ...drawn(mi[i], miErrors[i], "alone"), ...drawn(cmi[i], cmiErrors[i], "rest"));
      row.setAttribute("aria-selected", model.get("selected").includes(i));
      row.setAttribute("aria-label", `${name}: ${written(i)}`);
      row.tabIndex = i === focus ? 0 : -1;
    });
    axis.replaceChildren(...marks.map(([value, text]) => make("span", { text, style: `left:${at(value)}%` })));
    unit.textContent = model.get("unit");
    tell();
  };

  follow(model, ["words"], build);
  follow(model, ["mi", "mi_errors", "cmi", "cmi_errors", "unit", "sort", "selected"], () => {
    // New words and their numbers may arrive in one message; the build of the words then draws the numbers.
    if (bars.length === model.get("words").length) update();
  });
}

export default { render };
