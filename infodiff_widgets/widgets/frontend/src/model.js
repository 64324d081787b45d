/** State of a widget that lives in the page. @implements {Model} */
export class StoredModel {
  #listeners = /** @type {Record<string, Set<(...args: any[]) => void>>} */ ({});

  /** @param {Record<string, any>} state traits by name */
  constructor(state) {
    this.state = { ...state };
  }

  get(name) {
    return this.state[name];
  }

  set(name, value) {
    this.state[name] = value;
    for (const listener of this.#listeners[`change:${name}`] ?? []) listener();
  }

  on(event, listener) {
    (this.#listeners[event] ??= new Set()).add(listener);
  }

  off(event, listener) {
    this.#listeners[event]?.delete(listener);
  }

  save_changes() {} // there is no kernel to tell

  /** @param {...any} _message */
  send(..._message) {}
}

/** The model of a view inside another widget: some of its traits are those of the widget, the others its own. */
export class PartModel extends StoredModel {
  /**
   * @param {Model} whole
   * @param {Record<string, string>} shared names of traits of the widget, by names of the view
   * @param {Record<string, any>} [own]
   */
  constructor(whole, shared, own = {}) {
    super(own);
    this.whole = whole;
    this.shared = shared;
  }

  get(name) {
    return name in this.shared ? this.whole.get(this.shared[name]) : super.get(name);
  }

  set(name, value) {
    if (name in this.shared) this.whole.set(this.shared[name], value);
    else super.set(name, value);
  }

  on(event, listener) {
    this.#of(event, (model, name) => (model === this ? super.on(name, listener) : model.on(name, listener)));
  }

  off(event, listener) {
    this.#of(event, (model, name) => (model === this ? super.off(name, listener) : model.off(name, listener)));
  }

  #of(event, then) {
    const name = event.replace("change:", "");
    if (!event.startsWith("change:")) then(this.whole, event);
    else if (name in this.shared) then(this.whole, `change:${this.shared[name]}`);
    else then(this, event);
  }

  save_changes() {
    this.whole.save_changes();
  }

  /** @param {...any} message */
  send(...message) {
    this.whole.send(message[0], message[1], message[2]);
  }
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

/**
 * Call `update` with the values of the named traits now and after changes, at most once a frame.
 *
 * @param {Omit<View, "el">} view
 * @param {string[]} names
 * @param {(...values: any[]) => void} update
 */
export function watch({ model, signal }, names, update) {
  let frame = 0;
  const now = () => {
    frame = 0;
    update(...read(model, ...names));
  };
  const later = () => (frame ||= requestAnimationFrame(now));
  for (const name of names) model.on(`change:${name}`, later);
  signal.addEventListener("abort", () => {
    cancelAnimationFrame(frame);
    for (const name of names) model.off(`change:${name}`, later);
  });
  now();
}

/**
 * Call `build` with a trait's list whenever it is another, and `update` then and after changes of the other traits: a new
 * list and what belongs to it may arrive in one message.
 *
 * @param {View} view
 */
export function watchList(view, name, build, names, update) {
  let built = null;
  watch(view, [name, ...names], (list) => {
    const content = JSON.stringify(list); // the kernel echoes what it is sent: the same list must not replace what is being typed
    if (content !== built) build(list);
    built = content;
    update();
  });
}
