// The explorer of a stored result: the widgets' own front ends on models that live in the page.

/** What a front end expects of a widget's model. */
class Model {
  constructor(traits) {
    this.traits = traits;
    this.listeners = {};
  }
  get(name) {
    return this.traits[name];
  }
  set(name, value) {
    if (typeof name === "object") return Object.entries(name).forEach((pair) => this.set(...pair));
    this.traits[name] = value;
    for (const listener of this.listeners[`change:${name}`] ?? []) listener();
  }
  on(event, listener) {
    (this.listeners[event] ??= []).push(listener);
  }
  save_changes() {
    document.dispatchEvent(new Event("idw-changed"));
  }
}

/** Bytes of a base64 text. */
function bytesOf(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

/** Numbers written as float16. */
function halves(text) {
  const words = new Uint16Array(bytesOf(text).buffer);
  return Float32Array.from(words, (bits) => {
    const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
    if (exponent === 31) return fraction ? NaN : sign * Infinity;
    return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : (2 ** -14 * fraction) / 1024);
  });
}

function explore(stored, renderers) {
  const { words, edges, shape, views, choices } = stored;
  const all = edges.length - 2;
  const picker = new Model({ words, values: [], errors: [], selected: [], unit: "nats", label: "", disabled: false });
  const given = new Model({ label: "Word", options: choices.given, value: "rest" });
  const estimator = new Model({ label: "Estimator", options: choices.estimator, value: "orthogonal" });
  const spectrum = new Model({ edges, values: [], errors: [], unit: "nats", selected: [] });
  const pane = new Model({
    image: bytesOf(stored.image), values: null, errors: null, title: "", reading: "", unit: "nats per pixel", signed: null,
    limit: null, colormap: "viridis", opacity: 0.7, hide_noise: false, smooth: false, loading: false, _colormaps: stored.colormaps,
  });
  const parts = { picker, given, estimator, spectrum, pane };
  for (const [name, model] of Object.entries(parts)) {
    renderers[name].render({ model, el: document.getElementById(name), signal: new AbortController().signal });
  }

  const view = (word) => views[word === null ? "" : `${word} ${given.get("value")}`]?.[estimator.get("value")];
  const field = (data) => ({ shape, data: new DataView(data.buffer) });
  const edge = (value) => value.toFixed(1).replace("-", "−");

  const update = () => {
    const [first, last] = spectrum.get("selected").length ? spectrum.get("selected") : [0, all];
    const range = `${first} ${last}`;
    const selected = picker.get("selected");
    const word = selected.length === 1 ? selected[0] : null;
    const chosen = selected.length > 1 ? undefined : view(word);
    picker.set({
      values: words.map((_, i) => view(i).totals[range][0]),
      errors: words.map((_, i) => view(i).totals[range][1]),
      label: given.get("value") === "rest" ? "What each word adds to the rest" : "What each word tells alone",
    });
    const bands = edges.slice(1).map((_, i) => chosen?.totals[`${i} ${i}`] ?? [null, null]);
    spectrum.set({ values: bands.map(([value]) => value), errors: bands.map(([, error]) => error) });
    const quoted = selected.map((i) => words[i]).join(" ");
    const part = last - first === all ? "" : `, log SNR ${edge(edges[first])} to ${edge(edges[last + 1])}`;
    const about = given.get("value") === "rest" ? "given the rest" : "alone";
    const title = `${selected.length ? `“${quoted}” ${about}` : "Whole prompt"}${part}`;
    if (!chosen) return pane.set({ errors: null, values: null, title, reading: "this phrase was not measured" });
    const maps = chosen.maps.slice(first, last + 1).map(halves);
    const sum = new Float32Array(shape[0] * shape[1]);
    for (const map of maps) map.forEach((value, i) => (sum[i] += value * chosen.unit));
    const whole = last - first === all; // errors of parts are not stored: those of sums are no sums
    const errors = whole ? field(halves(chosen.errors).map((value) => value * chosen.unit)) : null;
    const reading = formatEstimate(...chosen.totals[range], "nats");
    pane.set({ errors, values: field(sum), title, reading, signed: estimator.get("value") === "standard" });
  };
  document.addEventListener("idw-changed", update);
  update();
}
