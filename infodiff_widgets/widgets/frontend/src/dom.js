import { watch } from "./model.js";
import { clamp } from "./numbers.js";

/**
 * Create an element from a tag with classes, such as "button.idw-button".
 *
 * Strings and nodes among `parts` become children, objects attributes: "on…" is a listener, and false, null and
 * undefined leave an attribute out. No button submits a form.
 *
 * @template {string} S
 * @param {S} selector
 * @param {...(string | Node | Record<string, any>)} parts
 * @returns {S extends `${infer T}.${string}` ? Element_<T> : Element_<S>}
 */
export function h(selector, ...parts) {
  const [tag, ...classes] = selector.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  if (tag === "button") node.setAttribute("type", "button");
  for (const part of parts) {
    if (typeof part === "string" || part instanceof Node) {
      node.append(part);
      continue;
    }
    for (const [name, value] of Object.entries(part)) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
    }
  }
  return /** @type {any} */ (node);
}

/** @template {string} T @typedef {T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : HTMLElement} Element_ */

/** Set the text only if it differs: a status or an alert is read out whenever it is written. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A new id for each call: one page may show several views of a widget. */
export function uniqueId(name) {
  return `idw-${name}-${Math.random().toString(36).slice(2)}`;
}

/** The element that has the focus, in a shadow root as well. @param {HTMLElement} node */
export function focused(node) {
  return /** @type {Document} */ (node.getRootNode()).activeElement;
}

/** Terms and descriptions of a list, from pairs of texts. @param {[string, string][]} pairs */
export function terms(pairs) {
  return pairs.flatMap(([name, text]) => [h("dt", name), h("dd", text)]);
}

/** A mark of this class with what it stands for. */
export function key(name, text) {
  return h("span.idw-pair", h(`i.${name}`), text);
}

/** @param {KeyboardEvent | MouseEvent} event */
export function hasModifier(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

/**
 * Keep keys from the notebook: in command mode "b" would add a cell and an arrow would leave this one.
 * Combinations with Ctrl, Alt or Meta (save, run) still reach it.
 */
export function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (!hasModifier(event)) event.stopPropagation();
  });
}

/** Index that an arrow, Home or End key moves to from `index` among `count` items, or undefined for other keys. */
export function arrowTarget(event, index, count, direction = "ltr") {
  const right = direction === "rtl" ? -1 : 1;
  const step = { ArrowLeft: -right, ArrowUp: -1, ArrowRight: right, ArrowDown: 1 }[event.key];
  const target = step ? index + step : { Home: 0, End: count - 1 }[event.key];
  return target === undefined ? undefined : clamp(target, 0, count - 1);
}

/**
 * Items of a group, each a `node` that takes the focus, perhaps in a `box`. One has the Tab stop: that which had the
 * focus last, be it by key, click or screen reader. `index` is that item; a phrase or a range begins at `anchor`.
 *
 * @param {HTMLElement} group
 */
export function itemsOf(group) {
  const items = {
    list: /** @type {any[]} */ ([]),
    index: 0,
    anchor: 0,
    /** Put new items in the place of the old ones; they keep the Tab stop at its index, as far as there are as many. */
    replace(list) {
      const last = Math.max(list.length - 1, 0);
      Object.assign(items, { list, index: Math.min(items.index, last), anchor: Math.min(items.anchor, last) });
      group.replaceChildren(...list.map(({ node, box = node }) => box));
      items.mark();
    },
    mark: () => items.list.forEach(({ node }, i) => (node.tabIndex = i === items.index ? 0 : -1)),
    /** Index of the item that holds a node, or -1. */
    indexOf: (part) => items.list.findIndex(({ node, box = node }) => box.contains(part)),
    focus: (index = items.index) => items.list[index]?.node.focus(),
  };
  group.addEventListener("focusin", (event) => {
    items.index = items.indexOf(event.target);
    items.mark();
  });
  return items;
}

/**
 * Report drags from one item of a group to another, by mouse or finger.
 *
 * @param {HTMLElement} group
 * @param {ReturnType<typeof itemsOf>} items
 * @param {{ starts?: (index: number, event: PointerEvent) => boolean, move: (from: number, to: number) => void,
 *   end: (from: number, to: number) => void, cancel?: () => void }} listeners
 * @returns {{ endsIn: (click: MouseEvent) => boolean, stop: () => void }} `endsIn`: whether a click is the end of a drag
 */
export function brush(group, items, { starts = () => true, move, end, cancel = () => {} }) {
  let drag = null; // { from, to, moved }
  let ended = false;
  // Where the pointer is must be computed: a finger is captured by the button that it came down on.
  const indexAt = ({ clientX, clientY }) =>
    items.indexOf(/** @type {Document} */ (group.getRootNode()).elementFromPoint(clientX, clientY));
  group.addEventListener("pointerdown", (event) => {
    const from = event.button === 0 && !event.shiftKey && !hasModifier(event) ? indexAt(event) : -1;
    drag = from >= 0 && starts(from, event) ? { from, to: from, moved: false } : null;
    ended = false;
  });
  group.addEventListener("pointermove", (event) => {
    const to = drag && event.buttons & 1 ? indexAt(event) : -1;
    if (to < 0 || to === drag.to) return;
    if (!group.hasPointerCapture(event.pointerId)) group.setPointerCapture(event.pointerId);
    Object.assign(drag, { to, moved: true });
    move(drag.from, to);
  });
  group.addEventListener("pointerup", () => {
    const last = drag;
    drag = null;
    ended = Boolean(last?.moved);
    if (ended) end(last.from, last.to);
  });
  group.addEventListener("pointerleave", () => {
    if (!drag?.moved) drag = null; // before that it is not captured, and may end anywhere
  });
  group.addEventListener("pointercancel", () => {
    drag = null; // a finger that scrolls
    cancel();
  });
  const stop = () => ([drag, ended] = [null, false]);
  return { endsIn: (click) => ended && click.detail > 0, stop }; // a key clicks without detail
}

/** Give a canvas as many pixels as the screen has for `width` × `height`, the size of its box by default. */
export function fitCanvas(canvas, width = canvas.clientWidth, height = canvas.clientHeight) {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.max(Math.round(width * ratio), 1);
  canvas.height = Math.max(Math.round(height * ratio), 1);
  return { context: canvas.getContext("2d"), ratio };
}

/** Whether a node is shown in the dark theme. @param {Element} node */
export function isDark(node) {
  return getComputedStyle(node).getPropertyValue("--idw-dark").trim() === "1";
}

/** Call `draw` when the theme changes: colours of a canvas do not follow by themselves. @param {AbortSignal} signal */
export function onTheme(signal, draw) {
  const lab = new MutationObserver(() => requestAnimationFrame(draw));
  for (const node of [document.documentElement, document.body]) {
    lab.observe(node, { attributes: true, attributeFilter: ["data-jp-theme-light", "class", "data-theme"] });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw, { signal });
  signal.addEventListener("abort", () => lab.disconnect());
}

const TALLEST = 460; // pixels of an image on the page

/** Give a stage the shape of its image, and its canvas as many pixels as the screen has for it. */
export function fitStage(stage, canvas, width, height) {
  stage.style.aspectRatio = `${width} / ${height}`;
  stage.style.maxWidth = `min(100%, ${(TALLEST * width) / height}px)`;
  return fitCanvas(canvas, stage.clientWidth, stage.clientHeight);
}

/** Report the place of a drag as a share of a node's width. `place` is that node; the drag begins on `node`. */
export function onDrag(node, move, end, place = () => node) {
  const report = (event) => {
    const box = place().getBoundingClientRect();
    move(clamp((event.clientX - box.left) / box.width, 0, 1));
  };
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    node.setPointerCapture(event.pointerId);
    if (place() === node) report(event);
  });
  node.addEventListener("pointermove", (event) => event.buttons & 1 && report(event));
  node.addEventListener("pointerup", () => end());
}

/** A handle on a stage to wipe between two pictures, by pointer or arrow keys; `show` puts it at a share of the width. */
export function wipeHandle(label, move, end = () => {}) {
  const limits = { "aria-valuemin": 0, "aria-valuemax": 100, "aria-label": label };
  const node = h("div.idw-wipe-handle", { role: "slider", tabindex: 0, ...limits });
  let now = 0.5;
  onDrag(node, move, end, () => node.parentElement);
  node.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -0.02, ArrowDown: -0.02, ArrowRight: 0.02, ArrowUp: 0.02, Home: -1, End: 1 }[event.key];
    if (!step || hasModifier(event)) return;
    event.preventDefault();
    now = clamp(now + step, 0, 1); // keys can be faster than drawings
    move(now);
    end();
  });
  const show = (share, [left, right]) => {
    now = share;
    const percent = Math.round(100 * share);
    node.style.left = `${100 * share}%`;
    node.setAttribute("aria-valuenow", String(percent));
    node.setAttribute("aria-valuetext", `${percent} % ${left}, ${100 - percent} % ${right}`);
  };
  return { node, show };
}

/** Call `draw` whenever a node changes its size. @param {AbortSignal} signal */
export function onResize(signal, node, draw) {
  const observer = new ResizeObserver(() => draw());
  observer.observe(node);
  signal.addEventListener("abort", () => observer.disconnect());
}

const png = (bytes) => new Blob([bytes], { type: "image/png" });

/**
 * Decode pictures of the named traits now and whenever they change; pictures that newer ones overtook are dropped.
 *
 * @param {View} view
 */
export function watchPictures(view, names, show) {
  watch(view, names, async () => {
    const bytes = names.map((name) => view.model.get(name));
    const bitmaps = await Promise.all(bytes.map((data) => (data ? createImageBitmap(png(data)) : null)));
    if (bytes.every((data, i) => data === view.model.get(names[i])) && !view.signal.aborted) show(...bitmaps);
  });
}

/** A function that turns a list of PNG bytes into URLs, and lets go of those of its last call. */
export function pictureUrls(signal) {
  let urls = [];
  const release = () => urls.forEach(URL.revokeObjectURL);
  signal.addEventListener("abort", release);
  return (/** @type {ArrayBufferView[]} */ pictures) => {
    release();
    urls = pictures.map((bytes) => URL.createObjectURL(png(bytes)));
    return urls;
  };
}
