// The explorer of a stored result.

function explore(stored, renderers) {
  const { words, edges, shape, views, choices } = stored;
  const all = edges.length - 2;
  const picker = new Model({
    words, text: words.join(" "), editable: false, awaited: "", values: [], errors: [], selected: [], excluded: [], unasked: "all", unit: "nats", label: "", disabled: false,
  });
  const estimator = new Model({ label: "Estimator", options: choices.estimator, value: "orthogonal" });
  const unit = new Model({ label: "Unit", options: choices.unit, value: "nats" });
  const spectrum = new Model({
    edges, values: [], errors: [], pictures: stored.previews.map(bytesOf), unit: "nats", selected: [],
  });
  const bars = new Model({ words, mi: [], mi_errors: [], cmi: [], cmi_errors: [], selected: [], sort: "prompt", unit: "nats" });
  const pane = new Model({
    image: bytesOf(stored.image), values: null, errors: null, replicates: null, cursor: [], region: [], threshold: 0,
    accepts_images: false, grain: stored.grain, title: "", reading: "", unit: "nats per pixel", signed: null, limit: null,
    colormap: "viridis", opacity: 0.7, hide_noise: false, smooth: false, loading: false, _colormaps: stored.colormaps,
  });
  const parts = { picker, estimator, unit, spectrum, bars, pane };
  for (const [name, model] of Object.entries(parts)) {
    renderers[name].render({ model, el: document.getElementById(name), signal: new AbortController().signal });
  }

  const per = () => (unit.get("value") === "bits" ? 1 / Math.LN2 : 1);
  const field = (rows, columns, data) => ({ shape: [rows, columns], data: new DataView(data.buffer) });
  const edge = (value) => value.toFixed(1).replace("-", "−");
  const view = (key) => views[key]?.[estimator.get("value")];

  /** The stored answer to what the picker asks, and its name; none for phrases and words left out by hand. */
  const question = () => {
    const [asked, out] = [picker.get("selected"), picker.get("excluded")];
    const quoted = `“${asked.map((i) => words[i]).join(" ")}”`;
    if (!asked.length) return { key: out.length ? null : "", title: out.length ? "This question" : "Whole prompt" };
    const alone = out.length > 0 && out.length + asked.length === words.length;
    if (asked.length > 1 || (out.length && !alone)) return { key: null, alone, title: "This question" };
    return { key: `${asked[0]} ${alone ? "" : "rest"}`, alone, title: `${quoted} ${alone ? "alone" : "given the rest"}` };
  };

  const totals = (range, given) => {
    const found = words.map((_, i) => view(`${i} ${given}`).totals[range]);
    return [0, 1].map((part) => found.map((total) => (total[part] === null ? null : total[part] * per())));
  };

  /** The whole map is stored with its replicates; the map of a part of the noise levels is a sum, without error. */
  const show = (chosen, range, title, [first, last]) => {
    const sum = new Float32Array(shape[0] * shape[1]);
    for (const map of chosen.maps.slice(first, last + 1).map(halves)) map.forEach((value, i) => (sum[i] += value * chosen.unit * per()));
    const whole = last - first === all;
    const scaled = (text) => halves(text).map((value) => value * chosen.unit * per());
    const stack = chosen.stack ? { shape: chosen.stack, data: new DataView(scaled(chosen.replicates).buffer) } : null;
    const [value, error] = chosen.totals[range].map((number) => (number === null ? null : number * per()));
    pane.set({
      errors: whole ? field(...shape, scaled(chosen.errors)) : null,
      replicates: whole ? stack : null,
      values: field(...shape, sum),
      title, reading: formatEstimate(value, error, unit.get("value")),
      signed: estimator.get("value") === "standard", unit: `${unit.get("value")} per pixel`,
    });
  };

  const update = () => {
    const [first, last] = spectrum.get("selected").length ? spectrum.get("selected") : [0, all];
    const range = `${first} ${last}`;
    const { key, alone, title } = question();
    const [[mi, mi_errors], [cmi, cmi_errors]] = [totals(range, ""), totals(range, "rest")];
    const label = alone ? "What each word tells alone" : "What each word adds to the rest";
    picker.set({ values: alone ? mi : cmi, errors: alone ? mi_errors : cmi_errors, label, unit: unit.get("value") });
    bars.set({ mi, mi_errors, cmi, cmi_errors, unit: unit.get("value") });
    if (String(bars.get("selected")) !== String(picker.get("selected"))) bars.set("selected", picker.get("selected"));
    const chosen = key === null ? undefined : view(key);
    const bands = edges.slice(1).map((_, i) => chosen?.totals[`${i} ${i}`] ?? [null, null]);
    const scaled = (part) => bands.map((band) => (band[part] === null ? null : band[part] * per()));
    spectrum.set({ values: scaled(0), errors: scaled(1), unit: unit.get("value") });
    const part = last - first === all ? "" : `, log SNR ${edge(edges[first])} to ${edge(edges[last + 1])}`;
    if (chosen) return show(chosen, range, title + part, [first, last]);
    pane.set({ errors: null, replicates: null, values: null, title: title + part, reading: "was not measured" });
  };

  bars.on("change:selected", () => {
    const asked = bars.get("selected");
    if (String(asked) === String(picker.get("selected"))) return;
    const others = words.map((_, i) => i).filter((i) => !asked.includes(i));
    picker.set({ excluded: question().alone && asked.length ? others : [], selected: asked }); // who looks at words alone goes on
  });
  unit.on("change:value", () => pane.set("threshold", pane.get("threshold") * (per() === 1 ? Math.LN2 : 1 / Math.LN2)));
  // Not at the map's own cursor and region: what is shown anew is no longer read out.
  let due = 0;
  const later = () => {
    due ||= requestAnimationFrame(() => {
      due = 0;
      update();
    });
  };
  for (const [model, names] of [[picker, ["selected", "excluded"]], [spectrum, ["selected"]], [estimator, ["value"]], [unit, ["value"]]]) {
    for (const name of names) model.on(`change:${name}`, later);
  }
  update();
}
