import "../styles/spectrum.css";
import { range } from "d3-array";
import { drawBar } from "../bars.js";
import { arrowTarget, brush, h, hasModifier, itemsOf, pictureUrls } from "../dom.js";
import { commit, read, watch, watchList } from "../model.js";
import { fixed, formatEstimate, formatRange, interval } from "../numbers.js";
import { choose } from "../selection.js";

/** Information by noise level: bars to select a band with, and previews. @param {View} view */
export function spectrum(view) {
  const { model, el } = view;
  el.classList.add("idw-spectrum");
  const label = h("span.idw-muted.idw-small.idw-end");
  const all = h("button.idw-bare.idw-link", "all levels");
  const group = h("div.idw-bands", { role: "group", "aria-label": "Ranges of log SNR" });
  const strip = h("div.idw-strip");
  const caption = h("p.idw-muted.idw-small", "Denoised at each noise level");
  const axis = h("div.idw-muted.idw-small.idw-axis");
  const empty = h("p.idw-muted", "No numbers yet.");
  const head = h("div.idw-head", h("span.idw-title", "At which noise levels"), all, label);
  el.append(head, group, axis, strip, caption, empty);

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
    const texts = edges.length ? [`noise, ${edges[0]}`, "log SNR", `${edges.at(-1)}, picture`] : [];
    axis.replaceChildren(...texts.map((text) => h("span", text)));
  };

  const update = () => {
    const [values, errors, unit] = read(model, "values", "errors", "unit");
    const chosen = selected();
    const ends = interval(values, errors, { clip: true });
    empty.hidden = values.length > 0;
    group.hidden = axis.hidden = !values.length;
    label.textContent = values.length ? formatRange(ends, unit) : "";
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
  watchList(view, "edges", build, ["values", "errors", "unit", "selected"], update);
  watch(view, ["pictures", "edges"], (pictures) => {
    const urls = urlsOf(pictures?.length === bands.list.length ? pictures : []);
    const picture = (src, title) => h("img", { src, alt: `Denoised at ${title}`, title });
    strip.replaceChildren(...urls.map((src, i) => picture(src, bands.list[i].name)));
    update();
  });
}
