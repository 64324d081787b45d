import "../styles/token_picker.css";
import { drawBar } from "../bars.js";
import { iconButton, pressButtons } from "../controls.js";
import { arrowTarget, brush, focused, h, itemsOf, key, setText, uniqueId } from "../dom.js";
import { commit, read, watch, watchList } from "../model.js";
import { formatEstimate, formatRange, formatShort, interval } from "../numbers.js";
import { ordinal, Selection } from "../selection.js";
import { promptEditor } from "./prompt_editor.js";

const PRESETS = [
  ["alone", "word alone", "All other words are left out"],
  ["rest", "word given the rest", "All other words are given"],
  ["whole", "whole prompt", "All words together, against the empty prompt"],
];
const HELP = "Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ";
const POINTER = "Click: select · Shift: phrase · Ctrl or ⌘: several · Alt: leave out";
const KEYS = { Enter: "choose", " ": "choose", a: "toggle", x: "exclude", Delete: "exclude", Backspace: "exclude" };
const PENCIL = "M11 2.5l2.5 2.5L6 12.5l-3.2.7.7-3.2z"; // in a box of 16 by 16
const TINY = 0.02; // of the largest number: what is less is grey and reads 0

/** Whether a number says nothing beside the largest one: tiny, or not distinguishable from 0. */
export function isFaint(value, error, largest) {
  return value !== null && value !== undefined && Math.abs(value) < Math.max(2 * (error ?? 0), TINY * largest);
}

/** The words of a prompt, to select, give or exclude, and to edit. @param {View} view */
export function tokenPicker(view) {
  const { model, el } = view;
  el.classList.add("idw-picker");
  const title = h("span.idw-title");
  const scale = h("span.idw-muted.idw-small.idw-end.idw-picker-scale");
  const pencil = iconButton("Edit the prompt (F2)", PENCIL, () => open());
  const help = h("span.idw-hidden", { id: uniqueId("help") });
  const group = h("div.idw-flow.idw-words", { role: "group", "aria-describedby": help.id, dir: "auto" });
  const keys = [key("idw-fill", ""), key("idw-hollow", ""), key("idw-exact", "exact")];
  const legend = h("div.idw-flow.idw-small.idw-muted.idw-keys", ...keys);
  const empty = h("p.idw-muted", "No words yet.");
  const presetGroup = h("div.idw-segments.idw-presets", { role: "group", "aria-label": "Questions" });
  const question = h("p.idw-asks", { role: "status" });
  const formula = h("p.idw-muted.idw-small.idw-formula", { title: "Pointwise information of the image x" });
  const editor = promptEditor((text, refocus) => edited(text, refocus));
  const head = h("div.idw-head", title, pencil, scale);
  el.append(head, help, h("div.idw-sentence", group, legend), editor.form, empty, presetGroup, question, formula);

  const chips = itemsOf(group);
  let preview = null; // the phrase of a drag that goes on
  let before = null; // the selection before a click that may be the first of two
  let pending = model.get("pending"); // an edited prompt whose words have not come; the kernel hears of it later

  const selection = () => {
    const [words, selected, excluded, empty] = read(model, "words", "selected", "excluded", "empty_selection");
    return new Selection(words.length, selected, excluded, empty);
  };
  const put = ({ selected, excluded }) => {
    pending = "";
    commit(model, { selected, excluded }); // one message: the one without the other may be no question
    update();
  };
  const presets = pressButtons(PRESETS, (name) => put(selection().take(name, chips.index)));
  for (const button of presets.buttons) button.classList.add("idw-segment");
  presetGroup.append(...presets.buttons);

  // ---- editing

  const text = () => model.get("text") || model.get("words").join(" ");
  const open = () => {
    if (!model.get("editable") || model.get("disabled")) return;
    editor.open(pending || text());
    update();
  };
  const edited = (next, refocus) => {
    if (next !== null) {
      pending = next === text() ? "" : next;
      model.send({ edited: next });
    }
    update();
    if (refocus) (chips.list[chips.index]?.node ?? pencil).focus();
  };

  // ---- words by pointer

  const isExclude = (event) => event.target.closest(".idw-leave");
  const drags = brush(group, chips, {
    starts: (_, event) => !model.get("disabled") && !isExclude(event),
    move: (from, to) => {
      preview = selection().phrase(from, to);
      update();
    },
    end: (from, to) => {
      preview = null;
      chips.anchor = from;
      put(selection().phrase(from, to));
      chips.focus(to);
    },
    cancel: () => {
      preview = null;
      update();
    },
  });
  const onClick = (index, event) => {
    if (drags.endsIn(event)) return;
    const now = selection();
    if (event.detail === 1) before = now;
    if (event.altKey) put(now.exclude(index));
    else if (event.ctrlKey || event.metaKey) put(now.toggle(index));
    else if (event.shiftKey) put(now.phrase(chips.anchor, index));
    else put(now.choose(index));
    if (!event.shiftKey) chips.anchor = index;
    chips.focus(index);
  };
  group.addEventListener("dblclick", (event) => {
    if (!model.get("editable") || isExclude(event)) return;
    if (before) put(before); // two clicks select nothing
    open();
  });

  // ---- words by keys

  group.addEventListener("keydown", (event) => {
    const several = event.key === " " && event.ctrlKey; // as in lists
    if ((event.ctrlKey && !several) || event.metaKey || event.altKey || model.get("disabled")) return;
    if (isExclude(event) && ["Enter", " "].includes(event.key)) return;
    const action = several ? "toggle" : KEYS[event.key.length > 1 ? event.key : event.key.toLowerCase()];
    const target = arrowTarget(event, chips.index, chips.list.length, getComputedStyle(group).direction);
    if (action || target !== undefined || ["Escape", "F2"].includes(event.key)) {
      event.preventDefault(); // no scrolling, and no click besides
      event.stopPropagation();
    }
    if (event.key === "Escape") put(selection().take("whole", chips.index));
    if (event.key === "F2") open();
    if (action && !event.repeat) {
      if (action === "choose" && event.shiftKey) return put(selection().phrase(chips.anchor, chips.index));
      if (action !== "exclude") chips.anchor = chips.index;
      put(selection()[action](chips.index));
    }
    if (target === undefined) return;
    const { selected } = selection();
    const extends_ = selected.includes(chips.index) && [selected[0], selected.at(-1)].includes(chips.anchor);
    if (event.shiftKey && !extends_) chips.anchor = chips.index;
    chips.focus(target);
    if (event.shiftKey) put(selection().phrase(chips.anchor, chips.index));
  });
  // Some browsers click when the space bar comes up.
  group.addEventListener("keyup", (event) => {
    if (event.key === " " && !isExclude(event)) event.preventDefault();
  });

  // ---- drawing

  const chipOf = (words, index) => {
    const bar = h("span.idw-bar.idw-plot");
    const number = h("span.idw-muted.idw-small.idw-number", { dir: "ltr" });
    const word = h("span.idw-word-text", { "data-text": words[index] }, words[index]);
    const onclick = (event) => onClick(index, event);
    const node = h("button.idw-bare.idw-word", { onclick }, word, bar, number);
    const exclude = () => put(selection().exclude(index));
    const leave = h("button.idw-button.idw-leave", { tabindex: -1, onclick: exclude });
    return { name: words[index] + ordinal(words, index), bar, number, node, leave, box: h("div.idw-chip", node, leave) };
  };

  const build = (words) => {
    const hadFocus = group.contains(focused(el));
    chips.replace(words.map((_, index) => chipOf(words, index)));
    preview = before = null;
    drags.stop();
    if (hadFocus) chips.focus();
  };

  const update = () => {
    const [values, errors, unit, disabled] = read(model, "values", "errors", "unit", "disabled");
    const [others = [], exact = [], names = []] = read(model, "others", "exact", "names");
    const shown = preview ?? selection();
    const known = (numbers) => numbers.some((value) => value !== null);
    const ends = interval([...values, ...others, ...exact], errors, { clip: true });
    const editing = !editor.form.hidden;
    title.textContent = model.get("label");
    const own = model.get("help"); // of a widget whose words are neither given nor excluded
    help.textContent =
      own ?? HELP + (model.get("empty_selection") === "none" ? "clears the selection" : "selects the whole prompt");
    group.setAttribute("aria-label", model.get("label"));
    scale.textContent = known(values) ? formatRange(ends, unit) : "";
    keys.forEach((entry, i) => {
      entry.hidden = !(i < 2 ? names[i] && known([values, others][i]) : known(exact));
      if (i < 2) entry.lastChild.textContent = names[i] ?? "";
    });
    chips.list.forEach(({ name, bar, number, node, leave, box }, i) => {
      const reading = values.length ? formatEstimate(values[i], errors[i], unit) : "";
      const state = shown.state(i);
      const off = state === "left out";
      box.dataset.state = state;
      box.title = own ? reading : [`${name}: ${state}`, reading, POINTER].filter(Boolean).join("\n");
      node.setAttribute("aria-pressed", String(state === "selected"));
      node.setAttribute("aria-label", [name, own ? "" : state, reading].filter(Boolean).join(", "));
      node.disabled = leave.disabled = disabled;
      leave.hidden = Boolean(own);
      leave.textContent = off ? "+" : "×";
      leave.title = off ? "Take back" : "Leave out";
      leave.setAttribute("aria-label", `${leave.title} ${name}`);
      const largest = Math.max(-ends[0], ends[1]);
      box.classList.toggle("idw-faint", isFaint(values[i], errors[i], largest));
      number.textContent = isFaint(values[i], 0, largest) ? "0" : formatShort(values[i] ?? NaN, largest);
      drawBar(bar, values[i], errors[i], ends, others[i], exact[i]);
    });
    presets.show(shown.preset, disabled);
    const waiting = pending && `Sent: “${pending}”. Its words come with its first numbers.`;
    setText(question, waiting || model.get("question"));
    formula.textContent = pending ? "" : model.get("formula");
    group.hidden = editing;
    for (const part of [presetGroup, question, formula]) part.hidden = editing || !chips.list.length;
    empty.hidden = editing || chips.list.length > 0;
    pencil.hidden = editing || !model.get("editable");
    pencil.disabled = disabled;
  };

  watch(view, ["pending"], (text) => {
    pending = text;
    update();
  });
  const names = ["selected", "excluded", "empty_selection", "values", "errors", "unit", "label", "text", "editable", "disabled"];
  watchList(view, "words", build, [...names, "question", "formula", "others", "exact", "names"], update);
  return { head, pencil, presets: presetGroup, question, formula, put, selection };
}
