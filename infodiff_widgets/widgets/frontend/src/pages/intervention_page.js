import "../styles/shared.css";
import "../styles/page.css";
import { assign } from "../model.js";
import { showStored, storedData } from "../stored.js";
import { heatmap } from "../views/heatmap.js";
import { scatter } from "../views/scatter.js";
import { wipe } from "../views/wipe.js";

// One state of all views for each edit, with what is the same in all of them.
const { shared, edits } = storedData();
const last = edits.at(-1);
const states = Object.fromEntries(Object.entries(shared).map(([name, state]) => [name, { ...state, ...last.states[name] }]));
const models = showStored({ wipe, predicted: heatmap, actual: heatmap, scatter }, states);

models.wipe.on("change:chosen", () => {
  const edit = edits[models.wipe.get("chosen")];
  for (const id of ["title", "facts"]) document.getElementById(id).textContent = edit[id];
  for (const [name, traits] of Object.entries(edit.states)) assign(models[name], traits);
});

const { predicted, actual } = models;
for (const [one, other] of Object.entries({ predicted: actual, actual: predicted })) {
  models[one].on("change:cursor", () => {
    const cursor = models[one].get("cursor");
    if (String(other.get("cursor")) !== String(cursor)) other.set("cursor", cursor);
  });
}
