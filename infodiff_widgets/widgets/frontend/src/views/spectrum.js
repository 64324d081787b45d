import "../styles/spectrum.css";
import { range } from "d3-array";
import { drawBar } from "../bars.js";
import { arrowTarget, brush, h, hasModifier, pictureUrls } from "../dom.js";
import { commit, read, watch } from "../model.js";
import { fixed, formatEstimate, formatRange, interval } from "../numbers.js";
import { choose } from "../selection.js";

/** Information by noise level: bars to select a band with, and previews. @param {View} view */
export function spectrum(view) {
  const { model, el } = view;
  el.classList.add("idw-spectrum");
  const label = h("span.idw-muted.idw-small.idw-end");
  const all = h("button.idw-bare.idw-link", { type: "button" }, "all levels");
  const group = h("div.idw-bands", { role: "group", "aria-label": "Ranges of log SNR" });
  const strip = h("div.idw-strip");
  const caption = h("p.idw-muted.idw-small", "Denoised at each noise level");
  const axis = h("div.idw-muted.idw-small.idw-axis");
  const empty = h("p.idw-muted", "No numbers yet.");
  const head = h("div.idw-head", h("span.idw-title", "At which noise levels"), all, label);
  el.append(head, group, axis, strip, caption, empty);

  let bands = [];
  let focus = 0; // the band that takes the Tab stop
  let anchor = 0; // where a range begins

  const selected = () => {
    const [first = 0, last = -1] = model.get("selected");
    return range(first, last + 1);
  };
  const select = (indices) => commit(model, { selected: indices.length ? [indices[0], indices.at(-1)] : [] });
  const focusOn = (index) => bands[index]?.button.focus();
  all.addEventListener("click", () => {
    select([]);
    focusOn(focus); // the button goes, and the focus would go with it
  });

  group.addEventListener("focusin", (event) => {
    focus = bands.findIndex(({ button }) => button === event.target);
    bands.forEach(({ button }, i) => (button.tabIndex = i === focus ? 0 : -1));
  });
  const drags = brush(group, () => bands.map(({ button }) => button), {
    starts: (index) => {
      anchor = index;
      return true;
    },
    move: (from, to) => select(choose([], to, from)),
    end: (_, to) => focusOn(to),
  });
  const onClick = (index, event) => {
    if (drags.endsIn(event)) return;
    select(choose(selected(), index, event.shiftKey ? anchor : null));
    focusOn(index);
  };
  group.addEventListener("keydown", (event) => {
    if (hasModifier(event) || ["ArrowUp", "ArrowDown"].includes(event.key)) return;
    if (event.key === "Escape") select([]);
    const target = arrowTarget(event, focus, bands.length);
    if (target === undefined) return;
    event.preventDefault();
    const ends = model.get("selected");
    if (event.shiftKey && !(ends.includes(focus) && ends.includes(anchor))) anchor = focus;
    focusOn(target);
    if (event.shiftKey) select(choose([], focus, anchor));
  });

  const build = () => {
    const edges = model.get("edges").map((edge) => fixed(edge, 1));
    bands = edges.slice(1).map((high, index) => {
      const bar = h("span.idw-bar");
      const button = h("button.idw-button.idw-band", { type: "button", onclick: (event) => onClick(index, event) }, bar);
      return { bar, button, name: `log SNR ${edges[index]} to ${high}` };
    });
    focus = Math.min(focus, Math.max(bands.length - 1, 0));
    drags.stop();
    group.replaceChildren(...bands.map(({ button }) => button));
    const texts = edges.length ? [`noise, ${edges[0]}`, "log SNR", `${edges.at(-1)}, picture`] : [];
    axis.replaceChildren(...texts.map((text) => h("span", text)));
    update();
  };

  const update = () => {
    const [values, errors, unit] = read(model, "values", "errors", "unit");
    const chosen = selected();
    const ends = interval(values, errors, { clip: true });
    empty.hidden = values.length > 0;
    group.hidden = axis.hidden = !values.length;
    label.textContent = values.length ? formatRange(ends, unit) : "";
    all.hidden = !chosen.length;
    bands.forEach(({ bar, button, name }, i) => {
      const reading = formatEstimate(values[i] ?? null, errors[i], unit);
      button.setAttribute("aria-pressed", String(chosen.includes(i)));
      button.setAttribute("aria-label", `${name}: ${reading}`);
      button.title = `${name}\n${reading}`;
      button.tabIndex = i === focus ? 0 : -1;
      drawBar(bar, values[i], errors[i], ends);
    });
    strip.hidden = caption.hidden = !strip.children.length || !values.length;
    [...strip.children].forEach((picture, i) => picture.classList.toggle("idw-dim", chosen.length > 0 && !chosen.includes(i)));
  };

  const urlsOf = pictureUrls(view.signal);
  watch(view, ["edges"], build);
  watch(view, ["pictures", "edges"], () => {
    const pictures = model.get("pictures") ?? [];
    const urls = urlsOf(pictures.length === bands.length ? pictures : []);
    strip.replaceChildren(...urls.map((src, i) => h("img", { src, alt: `Denoised at ${bands[i].name}`, title: bands[i].name })));
    update();
  });
  watch(view, ["values", "errors", "unit", "selected"], () => {
    if (bands.length === Math.max(model.get("edges").length - 1, 0)) update();
  });
}
