// All edits of an intervention pane, after page.js: the widgets' own front ends on models that live in the page.

/** JSON with its bytes back. */
function revived(value) {
  if (Array.isArray(value)) return value.map(revived);
  if (value === null || typeof value !== "object") return value;
  if ("base64" in value) return new DataView(bytesOf(value.base64).buffer);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revived(inner)]));
}

const CONTENT = {
  wipe: ["before", "after", "names", "title", "note", "facts"],
  predicted: ["image", "errors", "replicates", "values", "title", "reading", "signed", "unit"],
  actual: ["image", "errors", "replicates", "values", "title", "reading", "signed", "unit"],
  scatter: ["points", "axes", "pearson", "spearman", "count"],
};

function compare(stored, renderers) {
  const states = stored.states.map(revived);
  const models = Object.fromEntries(Object.entries(states.at(-1)).map(([name, traits]) => [name, new Model({ ...traits })]));
  for (const [name, model] of Object.entries(models)) {
    model.send = () => {};
    renderers[name].render({ model, el: document.getElementById(name), signal: new AbortController().signal });
  }
  models.wipe.on("change:chosen", () => {
    const state = states[models.wipe.get("chosen")];
    ["title", "facts"].forEach((id, k) => (document.getElementById(id).textContent = stored.about[models.wipe.get("chosen")][k]));
    for (const [name, traits] of Object.entries(CONTENT)) {
      for (const trait of traits) models[name].set(trait, state[name][trait]);
    }
  });
  const { predicted, actual } = models;
  for (const [one, other] of [[predicted, actual], [actual, predicted]]) {
    one.on("change:cursor", () => String(other.get("cursor")) === String(one.get("cursor")) || other.set("cursor", one.get("cursor")));
  }
}
