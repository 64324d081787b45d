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

/** The next selection after choosing `index`: all from the anchor, it alone, or nothing if it was it alone. */
function choose(selected, index, anchor) {
  if (anchor !== null) {
    const [from, to] = anchor < index ? [anchor, index] : [index, anchor];
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }
  return selected.length === 1 && selected[0] === index ? [] : [index];
}

/** A number in a few characters, beside others of which the largest is of this size. */
function round(value, largest) {
  if (!Number.isFinite(value)) return "·";
  const places = value === 0 ? 0 : largest < 0.1 ? decimals(largest) : Math.min(Math.max(2 - Math.floor(Math.log10(Math.abs(value))), 0), 2);
  return value.toFixed(places).replace("-", "−");
}

/** The ends of a scale, such as "bars: 0 to 2.4 nats". */
function scaleText([low, high], unit) {
  const largest = Math.max(-low, high);
  return `bars: ${round(low, largest)} to ${round(high, largest)} ${unit}`;
}

/** Lowest and highest number that the bars and whiskers reach, 0 included. */
function span(values, errors) {
  let [low, high] = [0, 0];
  values.forEach((value, i) => {
    if (value === null) return;
    low = Math.min(low, value - (errors[i] ?? 0));
    high = Math.max(high, value + (errors[i] ?? 0));
  });
  // A whisker that dips a little below 0 is cut rather than given half of the height.
  if (values.every((value) => value === null || value >= 0)) low = 0;
  return high > low ? [low, high] : [0, 1];
}

/** Draw one bar with its whisker into a box, in percent of the height. */
function drawBar(box, value, error, [low, high]) {
  const at = (x) => (100 * (Math.min(Math.max(x, low), high) - low)) / (high - low);
  const zero = make("span", { class: "idw-zero", style: `bottom:${at(0)}%` });
  if (value === null || value === undefined) return box.replaceChildren(zero);
  const piece = (name, a, b) =>
    make("span", { class: name, style: `bottom:${at(Math.min(a, b))}%;height:${Math.abs(at(a) - at(b))}%` });
  const bar = piece(value < 0 ? "idw-fill idw-negative" : "idw-fill", 0, value);
  box.replaceChildren(bar, zero);
  if (error > 0) box.append(piece("idw-whisker", value - error, value + error));
}
