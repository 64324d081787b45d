// What front ends need in a page without a kernel: models that live in the page, and numbers out of text.

/** What a front end expects of a widget's model. */
class Model {
  constructor(traits) {
    this.traits = traits;
    this.listeners = {};
  }
  get(name) {
    return this.traits[name];
  }
  set(name, value) {
    if (typeof name === "object") return Object.entries(name).forEach((pair) => this.set(...pair));
    this.traits[name] = value;
    for (const listener of this.listeners[`change:${name}`] ?? []) listener();
  }
  on(event, listener) {
    (this.listeners[event] ??= []).push(listener);
  }
  save_changes() {} // there is no kernel to tell
}

/** Bytes of a base64 text. */
function bytesOf(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

/** Numbers written as float16. */
function halves(text) {
  const words = new Uint16Array(bytesOf(text).buffer);
  return Float32Array.from(words, (bits) => {
    const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
    if (exponent === 31) return fraction ? NaN : sign * Infinity;
    return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : (2 ** -14 * fraction) / 1024);
  });
}
