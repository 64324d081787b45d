const SPACE = { left: 12, bottom: 12, top: 6, right: 6 }; // pixels around the points

/** Places in the order of the numbers, from 0 to 1; equal ones share the mean of theirs. */
function placesOf(values) {
  const order = Uint32Array.from(values, (_, i) => i).sort((i, j) => values[i] - values[j]);
  const places = new Float64Array(values.length);
  for (let k = 0; k < order.length; ) {
    let end = k;
    while (end < order.length && values[order[end]] === values[order[k]]) end++;
    for (let i = k; i < end; i++) places[order[i]] = (k + end - 1) / 2 / Math.max(order.length - 1, 1);
    k = end;
  }
  return places;
}

function render({ model, el, signal }) {
  el.classList.add("idw", "idw-scatter");
  const title = make("span", { class: "idw-title", text: "Pixel by pixel" });
  const canvas = make("canvas", { role: "img" });
  const [across, up] = ["idw-scatter-x", "idw-scatter-y"].map((name) => make("span", { class: `idw-muted idw-small ${name}` }));
  const empty = make("p", { class: "idw-muted idw-scatter-empty", text: "Nothing to compare yet." });
  const pearson = make("dd");
  const spearman = make("dd");
  const numbers = make("dl", { class: "idw-scatter-numbers" }, make("div", {}, make("dt", { text: "Pearson" }), pearson), make("div", {}, make("dt", { text: "Spearman" }), spearman));
  const rank = make("input", { type: "checkbox" });
  const count = make("span", { class: "idw-muted" });
  const foot = make("div", { class: "idw-scatter-foot idw-small" }, make("label", {}, rank, make("span", { text: "by rank" })), count);
  const stage = make("div", { class: "idw-scatter-stage" }, up, canvas, empty);
  el.append(make("div", { class: "idw-scatter-head" }, title, numbers), stage, across, foot);
  keepKeys(el);

  let columns = null; // the two numbers of every point

  const decode = () => {
    const points = model.get("points");
    columns = null;
    if (points) {
      const { buffer, byteOffset, byteLength } = points.data;
      const all = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
      columns = [all.subarray(0, points.shape[1]), all.subarray(points.shape[1])];
    }
    draw();
  };

  const draw = () => {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.max(Math.round(canvas.clientWidth * ratio), 1);
    canvas.height = Math.max(Math.round(canvas.clientHeight * ratio), 1);
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const style = getComputedStyle(el);
    const ends = [SPACE.left, width - SPACE.right, height - SPACE.bottom, SPACE.top]; // left, right, bottom, top
    context.strokeStyle = style.getPropertyValue("--idw-muted");
    context.strokeRect(ends[0] - 5.5, SPACE.top - 4.5, 0, height - SPACE.bottom);
    context.strokeRect(ends[0] - 5.5, height - SPACE.bottom + 5.5, width, 0);
    const numbersOf = ([r]) => (r === null || r === undefined ? "–" : r.toFixed(2).replace("-", "−"));
    pearson.textContent = columns ? numbersOf([model.get("pearson")]) : "–";
    spearman.textContent = columns ? numbersOf([model.get("spearman")]) : "–";
    [across.textContent, up.textContent] = model.get("axes").map((axis, i) => (rank.checked ? `rank of ${axis.replace(/,.*/, "")}` : axis) + (i ? " ↑" : " →"));
    empty.hidden = Boolean(columns);
    numbers.hidden = foot.hidden = !columns;
    const drawn = columns?.[0].length ?? 0;
    count.textContent = model.get("count") > drawn ? `${drawn} of ${model.get("count")} pixels drawn` : `${drawn} pixels`;
    canvas.setAttribute("aria-label", columns ? `Scatter of ${model.get("axes").join(" and ")} of ${drawn} pixels` : "Nothing to compare yet");
    if (!columns) return;
    const shown = rank.checked ? columns.map(placesOf) : columns;
    const place = shown.map((values, axis) => {
      let [low, high] = [Infinity, -Infinity];
      for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
      const [from, to] = axis ? [ends[2], ends[3]] : [ends[0], ends[1]];
      return (value) => from + ((to - from) * (value - low)) / (high - low || 1);
    });
    context.fillStyle = style.getPropertyValue("--idw-accent");
    context.globalAlpha = drawn > 1000 ? 0.35 : 0.7;
    for (let i = 0; i < drawn; i++) {
      context.beginPath();
      context.arc(place[0](shown[0][i]), place[1](shown[1][i]), 2, 0, 2 * Math.PI);
      context.fill();
    }
  };

  rank.addEventListener("change", () => {
    model.set("by_rank", rank.checked);
    model.save_changes();
  });
  const observer = new ResizeObserver(() => draw());
  observer.observe(canvas);
  const theme = new MutationObserver(() => draw()); // colours of a canvas do not follow by themselves
  theme.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    theme.disconnect();
  });
  follow(model, ["points"], decode);
  follow(model, ["axes", "pearson", "spearman", "count", "by_rank"], () => {
    rank.checked = model.get("by_rank");
    draw();
  });
}

export default { render };
