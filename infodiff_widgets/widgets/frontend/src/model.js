/** State of a widget that lives in the page. @implements {Model} */
export class StoredModel {
  /** @type {Map<string, Set<() => void>>} */
  #listeners = new Map();

  /** @param {Record<string, any>} state traits by name */
  constructor(state) {
    this.state = { ...state };
  }

  get(name) {
    return this.state[name];
  }

  set(name, value) {
    this.state[name] = value;
    for (const listener of this.#listeners.get(`change:${name}`) ?? []) listener();
  }

  on(event, listener) {
    if (!this.#listeners.has(event)) this.#listeners.set(event, new Set());
    this.#listeners.get(event)?.add(listener);
  }

  off(event, listener) {
    this.#listeners.get(event)?.delete(listener);
  }

  save_changes() {} // there is no kernel to tell

  send() {}
}

/** Values of several traits, in the order of their names. @param {Model} model @param {...string} names */
export function read(model, ...names) {
  return names.map((name) => model.get(name));
}

/** Set several traits; listeners in the page hear of each. @param {Model} model @param {Record<string, any>} traits */
export function assign(model, traits) {
  for (const [name, value] of Object.entries(traits)) model.set(name, value);
}

/** Set several traits and tell the kernel in one message. @param {Model} model @param {Record<string, any>} traits */
export function commit(model, traits) {
  assign(model, traits);
  model.save_changes();
}

/** Call `update` now and after changes of the named traits, at most once a frame. @param {Omit<View, "el">} view */
export function watch({ model, signal }, names, update) {
  let frame = 0;
  const later = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      update();
    });
  };
  for (const name of names) model.on(`change:${name}`, later);
  signal.addEventListener("abort", () => {
    cancelAnimationFrame(frame);
    for (const name of names) model.off(`change:${name}`, later);
  });
  update();
}
