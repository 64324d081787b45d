import "../styles/wipe.css";
import { fitStage, focused, h, onResize, pictureUrls, terms, watchPictures, wipeHandle } from "../dom.js";
import { commit, read, watch } from "../model.js";

/** Two images with a slider between them, facts, and a strip of edits. @param {View} view */
export function wipe(view) {
  const { model, el } = view;
  el.classList.add("idw-figure", "idw-wipe");
  const title = h("span.idw-title");
  const canvas = h("canvas", { role: "img" });
  const [left, right] = [h("span.idw-tag.idw-tag-left"), h("span.idw-tag.idw-tag-right")];
  const note = h("div.idw-note", { role: "status" });
  const move = (share) => model.set("wipe", Math.round(100 * share) / 100);
  const handle = wipeHandle("Wipe between before and after", move, () => model.save_changes());
  const stage = h("div.idw-stage.idw-wipe-stage", canvas, left, right, handle.node, note);
  const facts = h("dl.idw-wipe-facts.idw-foot");
  const strip = h("div.idw-strip", { role: "group", "aria-label": "Edits" });
  el.append(h("div.idw-head", title), stage, facts, strip);

  let before = null;
  let after = null;
  const both = () => Boolean(before && after);

  const draw = () => {
    const shown = after ?? before;
    const { width, height } = shown ?? { width: 1, height: 1 };
    const { context } = fitStage(stage, canvas, width, height);
    context.imageSmoothingEnabled = width > canvas.width;
    const edge = both() ? model.get("wipe") : after ? 0 : 1;
    if (after) context.drawImage(after, 0, 0, canvas.width, canvas.height);
    if (before && edge > 0) {
      context.save();
      context.beginPath();
      context.rect(0, 0, Math.round(canvas.width * edge), canvas.height);
      context.clip();
      context.drawImage(before, 0, 0, canvas.width, canvas.height);
      context.restore();
    }
    const [[first, second], heading] = read(model, "names", "title");
    handle.show(edge, [first, second]);
    handle.node.hidden = !both();
    [left.textContent, right.textContent, title.textContent] = [first, second, heading];
    left.hidden = !both() || edge < 0.15;
    right.hidden = !both() || edge > 0.85;
    note.textContent = both() ? "" : shown ? model.get("note") : "No picture yet";
    canvas.setAttribute("aria-label", both() ? `${first} and ${second}: ${heading}` : shown ? first : "No picture yet");
  };

  const mark = () =>
    [...strip.children].forEach((node, k) => node.setAttribute("aria-pressed", String(k === model.get("chosen"))));
  const urlsOf = pictureUrls(view.signal);

  onResize(view.signal, stage, draw);
  watchPictures(view, ["before", "after"], (...pictures) => {
    [before, after] = pictures;
    draw();
  });
  watch(view, ["wipe", "title", "note", "names"], draw);
  watch(view, ["facts"], (pairs) => facts.replaceChildren(...terms(pairs)));
  watch(view, ["thumbnails", "captions"], (thumbnails, captions) => {
    const active = [...strip.children].indexOf(focused(el));
    const button = (src, k) => {
      const attributes = { title: captions[k], onclick: () => commit(model, { chosen: k }) };
      return h("button.idw-button.idw-small", attributes, h("img", { src, alt: "" }), h("span", captions[k] ?? ""));
    };
    const buttons = urlsOf(thumbnails).map(button);
    strip.replaceChildren(...buttons);
    buttons[active]?.focus();
    strip.hidden = !buttons.length;
    mark();
  });
  watch(view, ["chosen"], mark);
}
