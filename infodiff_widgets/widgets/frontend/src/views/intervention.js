import "../styles/panes.css";
import { h } from "../dom.js";
import { assign } from "../model.js";
import { choice } from "./choice.js";
import { editBar } from "./edit_bar.js";
import { heatmap } from "./heatmap.js";
import { partsOf } from "./parts.js";
import { scatter } from "./scatter.js";
import { tokenPicker } from "./token_picker.js";
import { wipe } from "./wipe.js";

const RESULT = { wipe, predicted: heatmap, actual: heatmap, scatter };
const CHOICES = { method: choice, estimator: choice, measured: choice, before: choice };

/** An edit of a prompt: where the picture should change, and where it does. @param {View} view */
export function intervention(view) {
  const { model, el } = view;
  const edits = model.get("edits"); // stored in a page: the state of every edit
  const parts = partsOf(view, RESULT);
  el.classList.add("idw-intervention");
  if (edits) {
    const [title, facts] = [h("h1.idw-large"), h("p.idw-muted.idw-small")];
    const show = () => {
      const { prompt, facts: text, states } = edits[model.get("wipe.chosen")];
      [title.textContent, facts.textContent] = [`“${prompt}”`, text];
      assign(model, states);
    };
    model.on("change:wipe.chosen", show);
    show();
    el.append(title, facts);
  } else {
    const { picker, bar, ...choices } = partsOf(view, { picker: tokenPicker, bar: editBar, ...CHOICES });
    const row = h("div.idw-flow", ...Object.values(choices).map((each) => each.el));
    el.append(h("div.idw-stack", picker.el, bar.el, row));
  }
  el.append(h("div.idw-columns.idw-results", ...Object.values(parts).map((each) => each.el)));
  const { predicted, actual } = parts;
  for (const [one, other] of [
    [predicted.model, actual.model],
    [actual.model, predicted.model],
  ]) {
    one.on("change:cursor", () => {
      const cursor = one.get("cursor");
      if (String(other.get("cursor")) !== String(cursor)) other.set("cursor", cursor);
    });
  }
}
