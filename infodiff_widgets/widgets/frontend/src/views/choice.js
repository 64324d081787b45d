import "../styles/choice.css";
import { radioButtons } from "../controls.js";
import { h, uniqueId } from "../dom.js";
import { commit, watchList } from "../model.js";

/** One of a few options, with an explanation of the chosen one. @param {View} view */
export function choice(view) {
  const { model, el } = view;
  el.classList.add("idw-flow", "idw-choice");
  const [title, hint] = [h("span.idw-title", { id: uniqueId("label") }), h("p.idw-muted.idw-small", { id: uniqueId("hint") })];
  const names = { role: "radiogroup", "aria-labelledby": title.id, "aria-describedby": hint.id };
  const row = h("div.idw-choice-row", names);
  el.append(title, h("div.idw-flow.idw-choice-body", row, hint));
  let show = (/** @type {string} */ _value) => {};

  const update = () => {
    title.textContent = model.get("label");
    hint.textContent = model.get("options").find(([value]) => value === model.get("value"))?.[2] ?? "";
    show(model.get("value"));
  };
  const build = (options) => {
    const buttons = radioButtons(options, (value) => commit(model, { value }));
    show = buttons.show;
    row.replaceChildren(...buttons.labels);
  };
  watchList(view, "options", build, ["value", "label"], update);
}
