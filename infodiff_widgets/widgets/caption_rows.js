function render({ model, el }) {
  el.classList.add("idw", "idw-captions");
  const head = make("div", { class: "idw-captions-head" }, make("span", { class: "idw-title", text: "Captions" }), make("span", { class: "idw-muted idw-small idw-captions-scale" }));
  const list = make("ol", { class: "idw-captions-list" });
  const add = make("button", { type: "button", class: "idw-captions-add", text: "Add a caption" });
  const early = make("input", { type: "checkbox" });
  const earlyText = make("span");
  const pick = (name) => make("select", { "aria-label": name });
  const [one, other] = [pick("Map of this caption"), pick("against that caption")];
  const map = make("div", { class: "idw-captions-pair" }, make("span", { text: "Map" }), one, make("span", { text: "against" }), other);
  const spoken = make("div", { class: "idw-hidden", "aria-live": "polite" });
  el.append(head, list, make("div", { class: "idw-captions-foot" }, add, make("label", {}, early, earlyText)), map, spoken);
  keepKeys(el);

  let rows = [];

  const put = (captions) => {
    model.set("captions", captions);
    model.save_changes();
  };
  const texts = () => rows.map(({ input }) => input.value.trim());

  const row = (text, k) => {
    const input = make("input", { type: "text", "aria-label": `Caption ${k + 1}`, autocomplete: "off", value: text });
    const bar = make("div", { class: "idw-captions-bar", "aria-hidden": "true" });
    const reading = make("span", { class: "idw-captions-reading" });
    const standing = make("span", { class: "idw-small" });
    const remove = make("button", { type: "button", class: "idw-captions-remove", text: "×", title: "Remove", "aria-label": `Remove caption ${k + 1}` });
    input.addEventListener("change", () => put(texts()));
    input.addEventListener("keydown", (event) => event.key === "Enter" && event.stopPropagation()); // with Ctrl it would run the cell
    remove.addEventListener("click", () => {
      put(texts().filter((_, i) => i !== k));
      add.focus();
    });
    const node = make("li", {}, input, remove, bar, make("div", { class: "idw-captions-facts" }, reading, standing));
    return { node, input, bar, reading, standing, remove };
  };

  const build = () => {
    const captions = model.get("captions");
    if (rows.length === captions.length) {
      rows.forEach(({ input }, k) => input.value.trim() === captions[k] || (input.value = captions[k]));
    } else {
      rows = captions.map(row);
      list.replaceChildren(...rows.map(({ node }) => node));
    }
    update();
  };

  add.addEventListener("click", () => {
    put([...texts(), ""]);
    requestAnimationFrame(() => requestAnimationFrame(() => rows.at(-1)?.input.focus()));
  });
  early.addEventListener("change", () => {
    model.set("stops_early", early.checked);
    model.save_changes();
  });
  for (const select of [one, other]) {
    select.addEventListener("change", () => {
      const [a, b] = [one.value, other.value];
      model.set("pair", a === "" || b === "" || a === b ? [] : [Number(a), Number(b)]);
      model.save_changes();
    });
  }

  /** The ends of all bars: with 0 for information, without where only differences count. */
  const range = (values, errors, unit) => {
    const known = values.flatMap((value, k) => (value === null ? [] : [value - (errors[k] ?? 0), value + (errors[k] ?? 0)]));
    if (unit === "nats") known.push(0);
    const [low, high] = [Math.min(...known), Math.max(...known)];
    return high > low ? [low - (unit === "nats" ? 0 : 0.05 * (high - low)), high] : [0, 1];
  };

  const update = () => {
    const [values, errors, behind, unit, winner, certainty, certain] = ["values", "errors", "behind", "unit", "winner", "certainty", "z_threshold"].map((name) => model.get(name));
    const [low, high] = range(values, errors, unit);
    const at = (x) => (100 * (Math.min(Math.max(x, low), high) - low)) / (high - low);
    const sure = winner >= 0 && certainty >= certain;
    rows.forEach(({ node, bar, reading, standing, remove }, k) => {
      const [value, error] = [values[k] ?? null, errors[k] ?? null];
      const zero = Math.max(low, Math.min(0, high));
      bar.replaceChildren();
      if (value !== null) {
        const from = unit === "nats" ? zero : low;
        const [a, b] = [at(Math.min(from, value)), at(Math.max(from, value))];
        bar.append(make("i", { class: value < 0 && unit === "nats" ? "idw-fill idw-negative" : "idw-fill", style: `left:${a}%;width:${b - a}%` }));
        if (unit === "nats") bar.append(make("i", { class: "idw-captions-zero", style: `left:${at(0)}%` }));
        if (error > 0) bar.append(make("i", { class: "idw-captions-whisker", style: `left:${at(value - error)}%;width:${at(value + error) - at(value - error)}%` }));
      }
      const ahead = k === winner;
      node.classList.toggle("idw-captions-ahead", ahead && !sure);
      node.classList.toggle("idw-captions-wins", ahead && sure);
      reading.textContent = value === null ? "no score yet" : formatEstimate(value, error, unit);
      reading.classList.toggle("idw-muted", value === null);
      standing.textContent = ahead ? `${sure ? "✓ wins" : "leads, not certain yet"} (z = ${certainty.toFixed(1)})` : behind[k] ?? "";
      remove.disabled = rows.length <= 2;
    });
    head.lastChild.textContent = unit === "nats" ? "against the empty prompt, ± standard error" : "negated mean squared error";
    early.checked = model.get("stops_early");
    earlyText.textContent = `stop once the winner is certain (z ≥ ${certain})`;
    const captions = model.get("captions");
    const pair = model.get("pair");
    [one, other].forEach((select, i) => {
      const automatic = make("option", { value: "", text: i ? "the runner-up" : "the best" });
      select.replaceChildren(automatic, ...captions.map((text, k) => make("option", { value: k, text: `${k + 1} ${text}` })));
      select.value = pair.length ? pair[i] : "";
    });
    const news = sure ? `“${captions[winner]}” wins` : "";
    if (spoken.textContent !== news) spoken.textContent = news;
  };

  follow(model, ["captions"], build);
  follow(model, ["values", "errors", "behind", "unit", "winner", "certainty", "z_threshold", "stops_early", "pair"], update);
}

export default { render };
