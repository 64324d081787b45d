/** State of a widget that lives in the page. @implements {Model} */
export class StoredModel extends EventTarget {
  /** @param {Record<string, any>} state traits by name */
  constructor(state) {
    super();
    this.state = { ...state };
    this.on = this.addEventListener;
    this.off = this.removeEventListener;
  }

  get(name) {
    return this.state[name];
  }

  set(name, value) {
    this.state[name] = value;
    this.dispatchEvent(new Event(`change:${name}`));
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
