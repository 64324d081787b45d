import "./styles/shared.css";
import { keepKeys } from "./dom.js";

/**
 * Make a widget of views: what its bundle exports to anywidget.
 *
 * @param {...(view: View) => void} views
 * @returns {{ render: import("@anywidget/types").Render }}
 */
export function widget(...views) {
  return {
    render({ model, el, signal }) {
      el.classList.add("idw");
      keepKeys(el);
      for (const view of views) view({ model, el, signal });
    },
  };
}
