import { keepKeys } from "./dom.js";
import { StoredModel } from "./model.js";

/** What a page stores: JSON in its element "stored", in which {"base64": …} stands for bytes. */
export function storedData() {
  const text = document.getElementById("stored")?.textContent ?? "";
  const bytes = (base64) => new DataView(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer);
  return JSON.parse(text, (_, value) => (value?.base64 === undefined ? value : bytes(value.base64)));
}

/**
 * Show views on stored states, each in the element that has its name as id.
 *
 * @template {string} Name
 * @param {Record<Name, (view: View) => void>} views
 * @param {Record<Name, Record<string, any>>} states
 * @returns {Record<Name, StoredModel>}
 */
export function showStored(views, states) {
  const { signal } = new AbortController(); // never aborted: views last as long as the page
  /** @type {any} */
  const models = {};
  for (const [name, view] of Object.entries(views)) {
    const el = document.getElementById(name);
    el.classList.add("idw");
    keepKeys(el);
    models[name] = new StoredModel(states[name]);
    view({ model: models[name], el, signal });
  }
  return models;
}
