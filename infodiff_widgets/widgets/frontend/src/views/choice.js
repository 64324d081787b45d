import { pressButtons } from "../controls.js";
import { h, uniqueId } from "../dom.js";
import { commit, watchList } from "../model.js";

/** One of a few options, each with an explanation as its tooltip. @param {View} view */
export function choice(view) {
  const { model, el } = view;
  el.classList.add("idw-pair", "idw-choice");
  const title = h("span.idw-muted.idw-small", { id: uniqueId("label") });
  const row = h("span.idw-segments", { role: "group", "aria-labelledby": title.id });
  el.append(title, row);
  let show = (/** @type {string} */ _value) => {};

  const update = () => {
    title.textContent = model.get("label");
    show(model.get("value"));
  };
  const build = (options) => {
    const pressed = pressButtons(options, (value) => commit(model, { value }));
    for (const button of pressed.buttons) button.classList.add("idw-segment");
    show = pressed.show;
    row.replaceChildren(...pressed.buttons);
  };
  watchList(view, "options", build, ["value", "label"], update);
}
