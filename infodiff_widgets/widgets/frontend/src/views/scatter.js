import "../styles/scatter.css";
import { extent } from "d3-array";
import { checkbox } from "../controls.js";
import { fitCanvas, h, onResize } from "../dom.js";
import { decode } from "../fields.js";
import { ranks } from "../metrics.js";
import { read, watch } from "../model.js";
import { fixed, scale } from "../numbers.js";

const span = (values) => /** @type {any} */ (extent(values));
const SPACE = { left: 12, bottom: 12, top: 6, right: 6 }; // pixels around the points

/** Pixels as points, with the correlations of two maps. @param {View} view */
export function scatter(view) {
  const { model, el, signal } = view;
  el.classList.add("idw-figure", "idw-scatter");
  const canvas = h("canvas", { role: "img" });
  const [x, y] = [h("span.idw-muted.idw-small.idw-scatter-x"), h("span.idw-muted.idw-small.idw-scatter-y")];
  const empty = h("p.idw-muted.idw-scatter-empty", "Nothing to compare yet.");
  const numbers = h("dl.idw-flow.idw-scatter-numbers");
  const count = h("span.idw-muted");
  const foot = h("div.idw-flow.idw-scatter-foot.idw-small", checkbox(view, "by_rank", "by rank").row, count);
  const head = h("div.idw-head", h("span.idw-title", "Pixel by pixel"), numbers);
  el.append(head, h("div.idw-scatter-stage", y, canvas, empty), x, foot);

  let columns = null; // the two numbers of every point

  const label = () => {
    const [axes, total, byRank] = read(model, "axes", "count", "by_rank");
    const drawn = columns?.[0].length ?? 0;
    const correlations = Object.entries({ Pearson: model.get("pearson"), Spearman: model.get("spearman") });
    const term = ([name, r]) => h("div.idw-pair", h("dt.idw-small", name), h("dd.idw-large", r === null ? "–" : fixed(r, 2)));
    numbers.replaceChildren(...correlations.map(term));
    const texts = axes.map((axis) => (byRank ? `rank of ${axis.replace(/,.*/, "")}` : axis));
    [x.textContent, y.textContent] = [`${texts[0]} →`, `${texts[1]} ↑`];
    empty.hidden = Boolean(columns);
    numbers.hidden = foot.hidden = !columns;
    count.textContent = total > drawn ? `${drawn} of ${total} pixels drawn` : `${drawn} pixels`;
    const caption = columns ? `Scatter of ${axes.join(" and ")} of ${drawn} pixels` : (empty.textContent ?? "");
    canvas.setAttribute("aria-label", caption);
  };

  const draw = () => {
    label();
    const { context, ratio } = fitCanvas(canvas);
    context.scale(ratio, ratio);
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const [left, bottom] = [SPACE.left, height - SPACE.bottom];
    const style = getComputedStyle(el);
    context.strokeStyle = style.getPropertyValue("--idw-muted");
    context.strokeRect(left - 5.5, SPACE.top - 4.5, 0, bottom);
    context.strokeRect(left - 5.5, bottom + 5.5, width, 0);
    if (!columns) return;
    const [xs, ys] = model.get("by_rank") ? columns.map(ranks) : columns;
    const placeX = scale(span(xs), [left, width - SPACE.right]);
    const placeY = scale(span(ys), [bottom, SPACE.top]);
    context.fillStyle = style.getPropertyValue("--idw-accent");
    context.globalAlpha = xs.length > 1000 ? 0.35 : 0.7;
    for (let i = 0; i < xs.length; i++) {
      context.beginPath();
      context.arc(placeX(xs[i]), placeY(ys[i]), 2, 0, 2 * Math.PI);
      context.fill();
    }
  };

  onResize(signal, canvas, draw);
  const theme = new MutationObserver(draw); // colours of a canvas do not follow by themselves
  theme.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  signal.addEventListener("abort", () => theme.disconnect());
  watch(view, ["points"], (packed) => {
    const points = decode(packed);
    columns = points && [points.data.subarray(0, points.columns), points.data.subarray(points.columns)];
    draw();
  });
  watch(view, ["axes", "pearson", "spearman", "count", "by_rank"], draw);
}
