import { h } from "../dom.js";
import { PartModel } from "../model.js";

/**
 * Show the parts of a composite widget, each in an element of its own: its trait "values" is "pane.values" of the whole.
 *
 * @template {string} Name
 * @param {View} view
 * @param {Record<Name, (view: View) => void>} views
 * @returns {Record<Name, View>}
 */
export function partsOf({ model, signal }, views) {
  const part = ([name, show]) => {
    const shared = new Proxy({}, { has: () => true, get: (_, trait) => `${name}.${String(trait)}` });
    const its = new PartModel(model, shared);
    its.send = (content, callbacks = undefined, buffers = undefined) =>
      model.send({ part: name, ...content }, callbacks, buffers);
    const view = { model: its, el: h("div.idw-part"), signal };
    show(view);
    return [name, view];
  };
  return /** @type {any} */ (Object.fromEntries(Object.entries(views).map(part)));
}
