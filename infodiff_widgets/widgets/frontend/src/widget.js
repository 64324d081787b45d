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
    storedState().then((state) => {
      render({ model: new StoredModel({ ...state, offline: true }), el: page, signal: new AbortController().signal });
      fillFrame(page);
    });
  }
  return { render };
}

/** The state that a page stores, as `pack_state` in Python writes it. */
async function storedState() {
  const text = document.getElementById("idw-stored")?.textContent ?? "";
  const packed = new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))]);
  const whole = await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  const size = new DataView(whole).getUint32(0, true);
  const json = new TextDecoder().decode(new Uint8Array(whole, 4, size));
  return JSON.parse(json, (_, value) => (value?.bytes ? new DataView(whole, 4 + size + value.bytes[0], value.bytes[1]) : value));
}

/** In an output of a notebook, give the frame the height of the page, and take the still picture beside it away. */
function fillFrame(page) {
  const frame = /** @type {HTMLElement | null} */ (window.frameElement);
  if (!frame) return;
  frame.previousElementSibling?.remove();
  const fit = () => (frame.style.height = `${Math.ceil(page.getBoundingClientRect().height)}px`);
  new ResizeObserver(fit).observe(page);
}
