const STEPS = 100; // stops of the slider, at k / STEPS

/** Shape and numbers of a mask or map; `Kind` is the typed array. */
function unpack({ shape, data }, Kind) {
  const { buffer, byteOffset, byteLength } = data;
  return { rows: shape[0], columns: shape[1], data: new Kind(buffer.slice(byteOffset, byteOffset + byteLength)) };
}

/** A map between 0 and 1; all 0 if it is constant. */
function scaledTo1(data) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of data) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return Float64Array.from(data, high > low ? (value) => (value - low) / (high - low) : () => 0);
}

/** Intersection over union of what lies above a threshold with a mask. */
function overlapAt(values, mask, threshold) {
  let [both, either] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const found = values[i] > threshold;
    both += found && mask[i] ? 1 : 0;
    either += found || mask[i] ? 1 : 0;
  }
  return both / Math.max(either, 1);
}

/** The same at every stop of the slider, from one pass over the pixels. */
function overlapCurve(values, mask) {
  const found = new Float64Array(STEPS + 1);
  const hits = new Float64Array(STEPS + 1);
  let size = 0;
  values.forEach((value, i) => {
    let k = Math.min(Math.max(Math.ceil(value * STEPS), 0), STEPS); // how many stops lie below
    while (k > 0 && (k - 1) / STEPS >= value) k--;
    while (k < STEPS && k / STEPS < value) k++;
    found[k] += 1;
    hits[k] += mask[i];
    size += mask[i];
  });
  const curve = new Float64Array(STEPS);
  let [above, both] = [0, 0];
  for (let k = STEPS - 1; k >= 0; k--) {
    above += found[k + 1];
    both += hits[k + 1];
    curve[k] = both / Math.max(above + size - both, 1);
  }
  return curve;
}

/** Area under precision over recall as pixels are found in the order of a map; those of one value come as one. */
function averagePrecision(values, mask) {
  const order = Uint32Array.from(values, (_, i) => i).sort((i, j) => values[j] - values[i]);
  let [hits, before, sum] = [0, 0, 0];
  order.forEach((pixel, k) => {
    hits += mask[pixel];
    if (k + 1 < order.length && values[order[k + 1]] === values[pixel]) return;
    sum += ((hits - before) * hits) / (k + 1);
    before = hits;
  });
  return sum / Math.max(hits, 1);
}

/** The edges of a mask, in pixels of the map. */
function outline({ rows, columns, data }) {
  const path = new Path2D();
  const inside = (row, column) => row >= 0 && column >= 0 && row < rows && column < columns && data[row * columns + column];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!inside(row, column)) continue;
      for (const [dr, dc, x, y, across] of [[-1, 0, 0, 0, 1], [1, 0, 0, 1, 1], [0, -1, 0, 0, 0], [0, 1, 1, 0, 0]]) {
        if (inside(row + dr, column + dc)) continue;
        path.moveTo(column + x, row + y);
        path.lineTo(column + x + across, row + y + 1 - across);
      }
    }
  }
  return path;
}

/** What lies above a threshold, as a canvas of the map's size: coloured by the map, clear elsewhere. */
function paintFound(method, stops, threshold) {
  const canvas = make("canvas", { width: method.columns, height: method.rows });
  const context = canvas.getContext("2d");
  const picture = context.createImageData(method.columns, method.rows);
  method.values.forEach((value, i) => {
    if (!(value > threshold)) return;
    const at = value * (stops.length - 1);
    const k = Math.min(Math.floor(at), stops.length - 2);
    for (let c = 0; c < 3; c++) picture.data[4 * i + c] = stops[k][c] + (at - k) * (stops[k + 1][c] - stops[k][c]);
    picture.data[4 * i + 3] = 255;
  });
  context.putImageData(picture, 0, 0);
  return canvas;
}

function render({ model, el, signal }) {
  el.classList.add("idw", "idw-localization");
  const title = make("span", { class: "idw-title" });
  const whole = make("span", { class: "idw-muted" });
  const slider = make("input", { type: "range", min: 0, max: 1 - 1 / STEPS, step: 1 / STEPS, "aria-label": "Threshold" });
  const value = make("output", { class: "idw-threshold" });
  const bar = make("div", { class: "idw-cut" }, make("span", { text: "Threshold" }), slider, value);
  const grid = make("div", { class: "idw-methods" });
  const empty = make("p", { class: "idw-muted", text: "No map or no mask yet." });
  const legend = make(
    "p",
    { class: "idw-muted idw-small idw-marks" },
    make("span", {}, make("i", { class: "idw-key idw-key-mask" }), "what the word is about"),
    make("span", {}, make("i", { class: "idw-key idw-key-curve" }), "IoU at every threshold, from 0 to 1"),
    make("span", {}, make("i", { class: "idw-key idw-best" }), "best"),
    make("span", { class: "idw-marks-fixed" }, make("i", { class: "idw-key idw-fixed" }), "fixed on other pictures"),
  );
  const spoken = make("div", { class: "idw-hidden", "aria-live": "polite" });
  el.append(make("div", { class: "idw-localization-head" }, title, whole), bar, grid, empty, legend, spoken);
  keepKeys(el);

  let image = null; // ImageBitmap
  let mask = null;
  let edge = null;
  let methods = []; // {name, values, rows, columns, iou, reading, now, node, canvas}
  let reference = null; // the tile of the picture alone

  const threshold = () => model.get("threshold");
  const number = (x) => x.toFixed(2);
  const set = (next, rest) => {
    model.set("threshold", Math.min(Math.max(next, 0), 1));
    if (rest) model.save_changes();
  };

  /** A tile: a canvas with a caption; `parts` come under it. */
  const tile = (name, ...parts) => {
    const canvas = make("canvas", { role: "img" });
    const node = make("figure", { class: "idw-method" }, canvas, make("figcaption", {}, make("strong", { text: name }), ...parts));
    grid.append(node);
    return { node, canvas };
  };

  const jump = (kind, text, at) =>
    make("button", { type: "button", class: "idw-jump", title: `Set the threshold to ${number(at)}`, onclick: () => set(at, true) },
      make("i", { class: `idw-key ${kind}`, "aria-hidden": "true" }), text);

  const build = () => {
    grid.replaceChildren();
    mask = model.get("mask") && unpack(model.get("mask"), Uint8Array);
    const maps = model.get("maps").filter(({ shape }) => mask && shape[0] === mask.rows && shape[1] === mask.columns);
    edge = mask && outline(mask);
    const area = mask ? mask.data.reduce((sum, x) => sum + x, 0) / mask.data.length : 0;
    empty.hidden = maps.length > 0;
    for (const part of [bar, legend, whole]) part.hidden = !maps.length;
    whole.textContent = `${Math.round(100 * area)} % of the picture, which as a whole has IoU ${number(area)}`;
    const fixed = model.get("fixed");
    legend.querySelector(".idw-marks-fixed").hidden = !maps.some(({ name }) => name in fixed);
    reference = maps.length ? tile("picture") : null;
    methods = maps.map(({ name, ...map }) => {
      const { rows, columns, data } = unpack(map, Float32Array);
      const values = scaledTo1(data);
      const curve = overlapCurve(values, mask.data);
      const best = curve.reduce((at, iou, k) => (iou > curve[at] ? k : at), 0);
      const precision = averagePrecision(values, mask.data);
      const reading = make("span", { class: "idw-iou" });
      const now = make("i", { class: "idw-now" });
      const points = Array.from(curve, (iou, k) => `${(100 * k) / STEPS},${100 * (1 - iou)}`).join(" ");
      const plot = make("div", { class: "idw-curve", "aria-hidden": "true" });
      plot.innerHTML = `<svg viewBox="0 0 100 100" preserveAspectRatio="none"><polyline points="${points}"/></svg>`;
      plot.append(now, make("i", { class: "idw-best", style: `left:${(100 * best) / STEPS}%;bottom:${100 * curve[best]}%` }));
      if (name in fixed) plot.append(make("i", { class: "idw-fixed", style: `left:${100 * fixed[name]}%` }));
      const drag = (event) => {
        const box = plot.getBoundingClientRect();
        set(Math.min(Math.max(Math.round((STEPS * (event.clientX - box.left)) / box.width), 0), STEPS - 1) / STEPS);
      };
      plot.addEventListener("pointerdown", (event) => {
        plot.setPointerCapture(event.pointerId);
        drag(event);
      });
      plot.addEventListener("pointermove", (event) => event.buttons & 1 && drag(event));
      plot.addEventListener("pointerup", () => model.save_changes());
      const facts = [jump("idw-best", `best ${number(curve[best])} at ${number(best / STEPS)}`, best / STEPS)];
      if (name in fixed) {
        const at = fixed[name];
        facts.push(jump("idw-fixed", `fixed ${number(overlapAt(values, mask.data, at))} at ${number(at)}`, at));
      }
      facts.push(make("span", { class: "idw-muted", text: `average precision ${number(precision)}` }));
      const made = tile(name, reading, plot, make("div", { class: "idw-facts" }, ...facts));
      return { name, values, rows, columns, reading, now, ...made };
    });
    update();
  };

  const paint = (canvas, method) => {
    const ratio = window.devicePixelRatio || 1;
    canvas.style.aspectRatio = `${mask.columns} / ${mask.rows}`;
    canvas.width = Math.max(Math.round(canvas.clientWidth * ratio), 1);
    canvas.height = Math.max(Math.round((canvas.width * mask.rows) / mask.columns), 1);
    const context = canvas.getContext("2d");
    context.imageSmoothingEnabled = mask.columns > canvas.width;
    if (image) {
      context.filter = method ? "grayscale(1) brightness(1.05) contrast(0.6)" : "none"; // one set of colours at a time
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      context.filter = "none";
    } else {
      context.fillStyle = "#888";
      context.fillRect(0, 0, canvas.width, canvas.height);
    }
    if (method) context.drawImage(paintFound(method, model.get("_stops"), threshold()), 0, 0, canvas.width, canvas.height);
    const zoom = canvas.width / mask.columns;
    context.scale(zoom, canvas.height / mask.rows);
    context.lineCap = "square";
    for (const [colour, width] of [["#000", 3], ["#fff", 1.25]]) {
      context.lineWidth = (width * ratio) / zoom;
      context.strokeStyle = colour;
      context.stroke(edge);
    }
  };

  const update = () => {
    const at = threshold();
    slider.value = at;
    value.textContent = number(at);
    title.textContent = model.get("title") || "Which pixels";
    if (!methods.length) return;
    reference.canvas.setAttribute("aria-label", "The picture with the outline of what the word is about");
    paint(reference.canvas, null);
    for (const method of methods) {
      method.iou = overlapAt(method.values, mask.data, at);
      method.reading.textContent = `IoU ${number(method.iou)}`;
      method.now.style.left = `${100 * at}%`;
      method.canvas.setAttribute("aria-label", `${method.name}: what lies above ${number(at)}, IoU ${number(method.iou)}`);
      paint(method.canvas, method);
    }
    const top = Math.max(...methods.map(({ iou }) => iou));
    for (const { node, iou } of methods) node.classList.toggle("idw-leads", iou === top && top > 0);
    slider.setAttribute("aria-valuetext", `${number(at)}; ${methods.map(({ name, iou }) => `${name} ${number(iou)}`).join(", ")}`);
  };

  const load = async () => {
    const bytes = model.get("image");
    const next = bytes ? await createImageBitmap(new Blob([bytes], { type: "image/png" })) : null;
    if (bytes !== model.get("image")) return; // a newer one is on its way
    image = next;
    update();
  };

  slider.addEventListener("input", () => set(Number(slider.value)));
  slider.addEventListener("change", () => {
    model.save_changes(); // once, when the slider comes to rest
    const lead = methods.reduce((a, b) => (b.iou > a.iou ? b : a));
    spoken.textContent = `At ${number(threshold())}, ${lead.name} leads with IoU ${number(lead.iou)}`;
  });

  const observer = new ResizeObserver(() => update());
  observer.observe(grid);
  signal.addEventListener("abort", () => observer.disconnect());
  model.on("change:image", load);
  follow(model, ["mask", "maps", "fixed"], build);
  follow(model, ["threshold", "title"], update);
  load();
}

export default { render };
