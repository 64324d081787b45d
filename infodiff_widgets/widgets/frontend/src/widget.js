import "./styles/shared.css";
import { keepKeys } from "./dom.js";
import { unpackState } from "./fields.js";
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
    unpackState(document.getElementById("idw-stored")?.textContent ?? "").then((state) => {
      render({ model: new StoredModel({ ...state, offline: true }), el: page, signal: new AbortController().signal });
      fillFrame(page);
    });
  }
  return { render };
}

/** In an output of a notebook, give the frame the height of the page, and take the still picture beside it away. */
function fillFrame(page) {
  const frame = /** @type {HTMLElement | null} */ (window.frameElement);
  if (!frame) return;
  frame.previousElementSibling?.remove();
  const fit = () => (frame.style.height = `${Math.ceil(page.getBoundingClientRect().height)}px`);
  new ResizeObserver(fit).observe(page);
}
