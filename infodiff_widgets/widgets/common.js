// Common to all widgets: the text of this file goes before each module (see base.py), so it only declares.

/** An element with attributes ("text" is its text, "on…" a listener, false or null leaves one out) and children. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** Decimals that show two digits of a number of this size. */
function decimals(scale) {
  if (!Number.isFinite(scale) || scale <= 0) return 2;
  return Math.min(Math.max(1 - Math.floor(Math.log10(scale)), 0), 9);
}

/** "1.23 ± 0.11 nats": two digits of the error, and as many decimals for the value. */
function formatEstimate(value, error, unit = "nats") {
  if (value === null || !Number.isFinite(value)) return "no value";
  const bare = error === null || error === undefined || !Number.isFinite(error);
  const places = decimals(bare ? Math.abs(value) : error);
  const number = bare ? value.toFixed(places) : `${value.toFixed(places)} ± ${error.toFixed(places)}`;
  return `${number} ${unit}`.replaceAll("-", "−").trim();
}

/**
 * Keep keys from the notebook: in command mode "b" would add a cell and an arrow would leave this one.
 * Combinations with Ctrl, Alt or Meta (save, run) still reach it.
 */
function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
}

/** Call `draw` now and after each change of the named traits, once a frame however many of them change. */
function follow(model, names, draw) {
  let due = 0;
  const later = () => {
    due ||= requestAnimationFrame(() => {
      due = 0;
      draw();
    });
  };
  for (const name of names) model.on(`change:${name}`, later);
  draw();
}
