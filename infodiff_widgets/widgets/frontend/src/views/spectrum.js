import "../styles/spectrum.css";
import { range } from "d3-array";
import { drawBar } from "../bars.js";
import { arrowTarget, brush, h, hasModifier, itemsOf, pictureUrls } from "../dom.js";
import { commit, read, watch, watchList } from "../model.js";
import { fixed, formatEstimate, formatRange, interval } from "../numbers.js";
import { choose } from "../selection.js";

/** A density over equal bins as a line with a band of one standard error; bins without enough samples are gaps. */
function densityCurve([values, errors]) {
  const known = values.map((value, i) =>
    value === null || errors[i] === null ? null : [value - errors[i], value, value + errors[i]],
  );
  const [low, high] = interval(known.flatMap((three) => (three ? [three[0], three[2]] : [])));
  const floor = Math.min(0, ...values.map((value) => value ?? 0));
  const y = (value) => ((100 * (high - Math.max(value, floor))) / (high - Math.max(low, floor) || 1)).toFixed(1);
  const x = (i) => ((100 * (i + 0.5)) / values.length).toFixed(1);
  let [line, area] = ["", ""];
  for (let from = 0; from < known.length; from++) {
    let to = from;
    while (known[to]) to++;
    if (to === from) continue;
    const run = range(from, to);
    line += `M${run.map((i) => `${x(i)},${y(known[i][1])}`).join("L")}`;
    const edge = (k, indices) => indices.map((i) => `${x(i)},${y(known[i][k])}`).join("L");
    area += `M${edge(2, run)}L${edge(0, run.reverse())}Z`;
    from = to;
  }
  return `<svg viewBox="0 0 100 100" preserveAspectRatio="none"><path class="idw-area" d="${area}"/><path class="idw-line" d="${line}"/>
    <path class="idw-base" d="M0,${y(0)}H100"/></svg>`;
}

/** Information by noise level: bars to select a band with, and previews. @param {View} view */
export function spectrum(view) {
  const { model, el } = view;
  el.classList.add("idw-spectrum");
  const label = h("span.idw-muted.idw-small");
  const all = h("button.idw-bare.idw-link.idw-end", "all levels");
  const group = h("div.idw-bands", { role: "group", "aria-label": "Ranges of log SNR" });
  const curve = h("div.idw-curve", { "aria-hidden": "true" });
  const strip = h("div.idw-strip");
  const caption = h("p.idw-muted.idw-small", "Denoised at each noise level");
  const axis = h("div.idw-muted.idw-small.idw-axis.idw-plot");
  const empty = h("p.idw-muted", "No numbers yet.");
  const head = h("div.idw-head", h("span.idw-title", "At which noise levels"), label, all);
  el.append(head, h("div.idw-levels", curve, group), axis, strip, caption, empty);

  const bands = itemsOf(group);
  const selected = () => {
    const [first = 0, last = -1] = model.get("selected");
    return range(first, last + 1);
  };
  const select = (indices) => commit(model, { selected: indices.length ? [indices[0], indices.at(-1)] : [] });
  all.addEventListener("click", () => {
    select([]);
    bands.focus(); // the button goes, and the focus would go with it
  });

  const drags = brush(group, bands, {
    starts: (index) => {
      bands.anchor = index;
      return true;
    },
    move: (from, to) => select(choose([], to, from)),
    end: (_, to) => bands.focus(to),
  });
  const onClick = (index, event) => {
    if (drags.endsIn(event)) return;
    select(choose(selected(), index, event.shiftKey ? bands.anchor : null));
    bands.focus(index);
  };
  group.addEventListener("keydown", (event) => {
    if (hasModifier(event) || ["ArrowUp", "ArrowDown"].includes(event.key)) return;
    if (event.key === "Escape") select([]);
    const target = arrowTarget(event, bands.index, bands.list.length);
    if (target === undefined) return;
    event.preventDefault();
    const ends = model.get("selected");
    if (event.shiftKey && !(ends.includes(bands.index) && ends.includes(bands.anchor))) bands.anchor = bands.index;
    bands.focus(target);
    if (event.shiftKey) select(choose([], bands.index, bands.anchor));
  });

  const build = (numbers) => {
    const edges = numbers.map((edge) => fixed(edge, 1));
    const bandOf = (high, index) => {
      const bar = h("span.idw-bar.idw-plot");
      const node = h("button.idw-button.idw-band", { onclick: (event) => onClick(index, event) }, bar);
      return { bar, node, name: `log SNR ${edges[index]} to ${high}` };
    };
    bands.replace(edges.slice(1).map(bandOf));
    drags.stop();
    const last = edges.length - 1;
    const text = (edge, i) => (i === 0 ? "noise" : i === last ? "picture" : edge);
    axis.replaceChildren(...edges.map((edge, i) => h("span", { style: `left:${(100 * i) / last}%` }, text(edge, i))));
  };

  const update = () => {
    const [values, errors, unit] = read(model, "values", "errors", "unit");
    const chosen = selected();
    const ends = interval(values, errors, { clip: true });
    empty.hidden = values.length > 0;
    group.hidden = axis.hidden = !values.length;
    const density = model.get("density")?.length ? model.get("density") : null;
    curve.innerHTML = density ? densityCurve(density) : "";
    el.classList.toggle("idw-dense", Boolean(density));
    label.textContent = !values.length ? "" : density ? `${unit} per unit of log SNR; drag to ask` : formatRange(ends, unit);
    all.hidden = !chosen.length;
    bands.list.forEach(({ bar, node, name }, i) => {
      const reading = formatEstimate(values[i] ?? null, errors[i], unit);
      node.setAttribute("aria-pressed", String(chosen.includes(i)));
      node.setAttribute("aria-label", `${name}: ${reading}`);
      node.title = `${name}\n${reading}`;
      drawBar(bar, values[i], errors[i], ends);
    });
    strip.hidden = caption.hidden = !strip.children.length || !values.length;
    [...strip.children].forEach((picture, i) => picture.classList.toggle("idw-dim", chosen.length > 0 && !chosen.includes(i)));
  };

  const urlsOf = pictureUrls(view.signal);
  watchList(view, "edges", build, ["values", "errors", "unit", "selected", "density"], update);
  watch(view, ["pictures", "edges"], (pictures) => {
    const urls = urlsOf(pictures?.length === bands.list.length ? pictures : []);
    const picture = (src, title) => h("img", { src, alt: `Denoised at ${title}`, title });
    strip.replaceChildren(...urls.map((src, i) => picture(src, bands.list[i].name)));
    update();
  });
}
