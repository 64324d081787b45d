import "./styles/shared.css";
import { keepKeys } from "./dom.js";
import { StoredModel } from "./model.js";

/**
 * Make a widget of a view: what its bundle exports to anywidget. In a page that stores a state of this bundle, show it.
 *
 * @param {string} name name of the bundle
 * @param {(view: View) => void} view
 * @returns {{ render: import("@anywidget/types").Render }}
 */
export function widget(name, view) {
  const render = ({ model, el, signal }) => {
    el.classList.add("idw");
    keepKeys(el);
    view({ model, el, signal });
  };
  const page = document.getElementById("idw-page");
  if (page?.dataset.bundle === name) {
    page.removeAttribute("data-bundle"); // once
    const bytes = (base64) => new DataView(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer);
    const text = document.getElementById("idw-stored")?.textContent ?? "";
    const state = JSON.parse(text, (_, value) => (value?.base64 === undefined ? value : bytes(value.base64)));
    render({ model: new StoredModel({ ...state, offline: true }), el: page, signal: new AbortController().signal });
  }
  return { render };
}
