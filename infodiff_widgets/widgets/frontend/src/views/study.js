import "../styles/study.css";
import { axis, fillOf } from "../bars.js";
import { bind, menu, pressButtons, select, textField } from "../controls.js";
import { focused, h, hasModifier, isDark, onResize, onTheme, setText, uniqueId } from "../dom.js";
import { decode, unpackState } from "../fields.js";
import { commit, StoredModel, watch } from "../model.js";
import { clamp, formatEstimate, formatShort } from "../numbers.js";
import { drawPicture, layerOf, palette, scaleTop } from "../paint.js";
import { aroundWord, countIn, orderOf, partOf, readTable, toCsv, windowOf } from "../study_rows.js";
import { explorer } from "./explorer.js";
import { download } from "./toolbar.js";

const ROW = 51; // pixels
const PARTS = 40; // of the distribution
const STACK = 6; // dots above each other; more values are drawn as bars
const FAILED = "failed";
const WIDE = { pictures: 102, caption: 220, number: 92 }; // least widths of columns, in pixels
const NARROW = { pictures: 46, caption: 150, number: 76 };
const [GAP, BREAK] = [12, 640]; // between columns and around them; width up to which it is narrow
const SUMMARIZED = 3; // means in the summary
const SILENCE = 8000; // milliseconds without an answer after which the kernel counts as gone
const FAILURE_COLUMNS = [
  ["item", "Item"],
  ["file", "File"],
  ["error", "Error"],
  ["attempts", "Attempts"],
];
const STOPPED = "Nothing was measured. Run the study again on this folder to continue it.";
const EMPTY = {
  running: "No item is done yet. Rows appear here as they are measured.",
  paused: "No item is done yet, and the study is paused.",
  quiet: STOPPED,
  cancelled: STOPPED,
  failed: STOPPED,
  done: "The study has no rows.",
};

/** Browse a study: means, a table that is drawn only where it is in sight, and saved results. @param {View} view */
export function study(view) {
  const { model, el, signal } = view;
  const offline = Boolean(model.get("offline"));
  el.classList.add("idw-study");
  const [name, about, counts] = [
    h("strong.idw-title"),
    h("span.idw-muted.idw-study-about"),
    h("span.idw-study-counts", { role: "status" }),
  ];
  const [fill, lost] = [h("span.idw-study-fill"), h("span.idw-study-fill.idw-study-lost")];
  const track = h("div.idw-study-track", { role: "progressbar", "aria-label": "Items measured", "aria-valuemin": 0 }, fill, lost);
  const means = h("dl.idw-study-means");
  const spread = h("div.idw-study-spread", { role: "img" });
  const chips = h("span.idw-flow.idw-study-chips", { role: "group", "aria-label": "Words shown" });
  const groups = select([], { "aria-label": "Score" });
  bind(view, "group", "value", groups.node);
  const search = textField({ type: "search", placeholder: "caption or word", "aria-label": "Search" });
  const head = h("div.idw-study-row.idw-study-head", { role: "row", "aria-rowindex": 1 });
  const body = h("div.idw-study-body", { role: "rowgroup" });
  const grid = h(
    "div.idw-study-grid",
    { role: "grid", tabindex: 0, "aria-label": "Words" },
    h("div", { role: "rowgroup" }, head),
    body,
  );
  const nothing = h("p.idw-muted.idw-study-nothing");
  const said = h("span.idw-muted.idw-study-said", { role: "status" });
  const open = h("button.idw-button", { onclick: () => openRow() }, "Open in explorer");
  const save = () => download(`${model.get("study")}.csv`, new Blob([toCsv(table, order)], { type: "text/csv" }));
  const csv = h("button.idw-button", { title: "Save the rows that are shown", onclick: save }, "CSV");
  const filters = h("div.idw-flow.idw-study-filters", chips, h("span.idw-gap"), groups.node, search);
  const copies = [
    ["Copy the path of the Parquet files", () => `${model.get("folder")}/rows`],
    ["Copy a line for pandas", () => `pandas.read_parquet(${JSON.stringify(`${model.get("folder")}/rows`)})`],
  ].map(([text, line]) => h("button.idw-bare", { onclick: () => copy(/** @type {() => string} */ (line)()) }, `${text}`));
  const parquet = menu(h("summary.idw-button", { role: "button", title: "Open the rows in other programs" }, "Parquet"), copies);
  const tools = offline ? [csv] : [parquet, csv, open];
  const foot = h("footer.idw-flow.idw-study-foot", said, h("span.idw-gap"), ...tools);
  const sum = h("section.idw-study-sum", means, spread);
  const list = h("div.idw-study-list", sum, filters, h("div.idw-study-frame", grid, nothing), foot);
  const item = h("section.idw-study-item", { hidden: true, "aria-label": "Saved result" });
  const title = h("span.idw-flow.idw-study-title", name, h("span.idw-muted", "·"), about);
  const bar = h("span.idw-flow.idw-study-title", { hidden: true });
  const pause = h("button.idw-button", { onclick: () => press(model.get("status") === "paused" ? "resume" : "pause") });
  const cancel = h("button.idw-button", { onclick: () => press("cancel") }, "Cancel");
  const dashboard = h("a.idw-button", { target: "_blank", rel: "noopener", title: "What Dask's workers do" }, "Dashboard");
  const top = h(
    "header.idw-flow.idw-study-top",
    title,
    bar,
    h("span.idw-gap"),
    counts,
    h("span.idw-study-controls", pause, cancel, dashboard),
  );
  el.append(top, track, list, item);

  let table = readTable({});
  let order = /** @type {number[]} */ ([]); // rows in the order shown
  let active = 0; // place in it
  let activeRow = 0;
  let chosen = ""; // what the rows were chosen by
  let ended = new AbortController(); // of the explorer that is open
  let silence = 0;
  const drawn = /** @type {Map<number, HTMLElement>} */ (new Map()); // by place
  const pictures = /** @type {Map<string, { picture: ImageBitmap | null, map: Field | null }>} */ (new Map());
  const asked = new Set();

  const showsFailures = () => model.get("failures").length > 0 && (model.get("label") === FAILED || !table.count);
  const count = () => (showsFailures() ? model.get("failures").length : order.length);
  const keyOf = (row) => ["item", "word", "note"].map((part) => table.text(part, row)).join("\n");
  const groupNames = () => [...new Set(table.numbers.map(({ group }) => group))];
  const group = () => (groupNames().includes(model.get("group")) ? model.get("group") : groupNames()[0]);
  const columns = () => table.numbers.filter((column) => column.group === group());
  const named = (test) => columns().find((column) => test(column.name));
  /** The column sorted by; at first what words add to the rest, as in galleries; null for captions. */
  const sorted = () => {
    const by = model.get("sort");
    if (by === "caption") return null;
    return named((text) => text === by) ?? named((text) => text.startsWith("CMI")) ?? columns()[0] ?? null;
  };
  const id = uniqueId("row");

  // ---- what is asked of the kernel

  const ask = (content) => model.send({ ...content, count: table.count });
  /** Ask for what the kernel answers soon. */
  function demand(content) {
    ask(content);
    clearTimeout(silence);
    silence = window.setTimeout(() => setText(said, "The kernel does not answer. Run the cell again."), SILENCE);
  }
  const press = (name) => demand({ pressed: name });
  function openRow() {
    if (offline || showsFailures() || !order.length) return;
    setText(said, "Opening…");
    demand({ open: order[active], view: id });
  }
  async function copy(line) {
    const copied = await navigator.clipboard?.writeText(line).then(
      () => true,
      () => false,
    );
    setText(said, copied ? `Copied ${line}` : line); // where the browser does not allow it, to be copied by hand
  }
  const heard = async ({ thumbnail, map, view: asker, opened, state, problem }, buffers) => {
    if (asker === id) {
      clearTimeout(silence);
      if (problem) setText(said, problem);
      else showItem(opened, await unpackState(state));
    }
    if (thumbnail !== undefined && thumbnail < table.count)
      keep(keyOf(thumbnail), buffers[0], map && { ...map, data: buffers[1] });
  };
  async function keep(key, png, cells) {
    const picture = png?.byteLength ? await createImageBitmap(new Blob([png])) : null;
    pictures.set(key, { picture, map: decode(cells) });
    for (const [place, node] of drawn) if (!showsFailures() && keyOf(order[place]) === key) drawPictures(node, order[place]);
  }
  let frame = 0;
  function askPictures() {
    clearTimeout(frame);
    frame = window.setTimeout(() => {
      const [top, height] = [grid.scrollTop, grid.clientHeight];
      const seen = [...drawn.keys()].filter((place) => place * ROW > top - ROW && place * ROW < top + height);
      const rows = showsFailures() ? [] : seen.map((place) => order[place]).filter((row) => !asked.has(keyOf(row)));
      for (const row of rows) asked.add(keyOf(row));
      if (rows.length) ask({ thumbnails: rows });
    }, 60);
  }

  // ---- the saved result

  function showItem(row, state) {
    closeItem(false);
    setText(said, hint());
    ended = new AbortController();
    active = Math.max(order.indexOf(row), 0);
    activeRow = row;
    const step = (by) => {
      active = clamp(active + by, 0, order.length - 1);
      openRow();
    };
    const back = h("button.idw-button", { onclick: () => closeItem(true) }, "← All words");
    const arrow = (label, sign, by, stops) =>
      h("button.idw-button", { "aria-label": label, disabled: stops, onclick: () => step(by) }, sign);
    const before = arrow("Previous word", "‹", -1, active === 0);
    const after = arrow("Next word", "›", 1, active === order.length - 1);
    const place = [`${active + 1} of ${order.length}`, table.text("note", row)].filter(Boolean).join(" · ");
    bar.replaceChildren(back, before, after, h("span.idw-muted", place));
    const node = h("div");
    item.replaceChildren(node);
    [title.hidden, bar.hidden] = [true, false];
    [list.hidden, item.hidden] = [true, false];
    explorer({ model: new StoredModel({ ...state, offline: true }), el: node, signal: ended.signal });
    back.focus();
  }
  function closeItem(focus) {
    ended.abort();
    item.replaceChildren();
    [list.hidden, item.hidden, title.hidden, bar.hidden] = [false, true, false, true];
    if (!focus) return;
    show();
    moveTo(active);
    grid.focus();
  }
  bar.addEventListener("keydown", (event) => event.key === "Escape" && closeItem(true));

  // ---- the table

  function showHead() {
    const [by, down] = [sorted(), model.get("descending")];
    const header = (key, text, isSorted) => {
      const onclick = () => commit(model, { sort: key, descending: isSorted ? !model.get("descending") : false });
      const button = h(
        "button.idw-bare",
        { onclick, title: text, "data-key": key },
        text,
        h("span", { "aria-hidden": "true" }, isSorted ? (down ? " ↓" : " ↑") : ""),
      );
      const place = key === "caption" ? "span.idw-study-by-text" : isSorted ? "span.idw-study-sorted" : "span";
      return h(place, { role: "columnheader", "aria-sort": isSorted ? (down ? "descending" : "ascending") : "none" }, button);
    };
    const had = /** @type {HTMLElement} */ (focused(head))?.dataset.key;
    const plain = FAILURE_COLUMNS.map(([, text]) => h("span", { role: "columnheader" }, text));
    const cells = [
      h("span.idw-study-pictures", { role: "columnheader" }, h("span.idw-hidden", "Picture and map")),
      header("caption", "Caption", !by),
      ...columns().map((column) => header(column.name, capital(column.name), column === by)),
    ];
    head.replaceChildren(...(showsFailures() ? plain : cells));
    if (had) [...head.querySelectorAll("button")].find(({ dataset }) => dataset.key === had)?.focus();
    fitColumns();
    grid.classList.toggle("idw-study-failures", showsFailures());
  }

  /** Give the numbers a width at which as many as fit are in sight, and none is cut. */
  function fitColumns() {
    const { pictures, caption, number } = el.clientWidth > BREAK ? WIDE : NARROW;
    const room = grid.clientWidth - pictures - caption - 2 * GAP;
    const inSight = Math.max(Math.floor(room / (number + GAP)), 1);
    const all = columns().length <= inSight;
    const width = room / inSight - GAP;
    const styles = {
      "--idw-columns": `${pictures}px minmax(${caption}px, 2.2fr) repeat(${columns().length}, ${all ? "minmax(0, 1fr)" : `${width}px`})`,
      "--idw-width": all ? "100%" : `${grid.clientWidth + (columns().length - inSight) * (width + GAP)}px`,
    };
    for (const [name_, value] of Object.entries(styles)) grid.style.setProperty(name_, showsFailures() ? null : value);
  }

  function rowAt(place) {
    const node = h("div.idw-study-row", { role: "row", id: `${id}-${place}`, "aria-rowindex": place + 2 });
    node.style.top = `${place * ROW}px`;
    const cell = (kind, ...parts) => h(`span.${kind}`, { role: "gridcell" }, ...parts);
    if (showsFailures()) {
      const failure = model.get("failures")[place];
      node.append(...FAILURE_COLUMNS.map(([key]) => cell(`idw-study-${key}`, h("span", { title: failure[key] }, failure[key]))));
      return node;
    }
    const row = order[place];
    const [before, word, after] = aroundWord(table.text("caption", row), table.text("word", row));
    const note = [table.text("label", row), table.text("note", row)].filter(Boolean).join(" · ");
    const caption = h("span.idw-study-caption", { title: table.text("caption", row) }, before, h("b", word), after);
    const numbers = columns().map((column) => {
      const [value, error, filled] = [column.values[row], column.errors?.[row], column === sorted()];
      const text = Number.isNaN(value)
        ? "–"
        : error === undefined
          ? formatShort(value, column.ends[1])
          : formatEstimate(value, error, "");
      const bar = axis(column.ends).bar(Number.isNaN(value) ? null : value, 0, [filled ? fillOf(value) : "idw-hollow", ""]);
      return cell(
        `idw-study-number${filled ? ".idw-study-sorted" : ""}`,
        h("span", text),
        h("span.idw-study-bar.idw-plot", ...bar),
      );
    });
    const boxes = ["picture", "map"].map(() => h("canvas", { "aria-hidden": "true" }));
    const name_ = h("span.idw-hidden", `Picture and map of “${table.text("word", row)}”`);
    node.append(
      cell("idw-study-pictures", ...boxes, name_),
      cell("idw-study-text", caption, h("span.idw-study-note", note)),
      ...numbers,
    );
    drawPictures(node, row);
    return node;
  }

  function drawPictures(node, row) {
    const { picture, map } = pictures.get(keyOf(row)) ?? { picture: null, map: null };
    const colours = palette(isDark(el));
    const [plain, under] = /** @type {NodeListOf<HTMLCanvasElement>} */ (node.querySelectorAll("canvas"));
    const [width, height] = picture ? [picture.width, picture.height] : [88, 88];
    for (const canvas of [plain, under]) [canvas.width, canvas.height] = [width, height];
    drawPicture(plain.getContext("2d"), picture, colours, false);
    under.classList.toggle("idw-off", !map);
    if (!map) return;
    const context = under.getContext("2d");
    drawPicture(context, picture, colours, true);
    context.imageSmoothingEnabled = false;
    context.drawImage(layerOf(map, scaleTop([map]), colours), 0, 0, width, height);
  }

  /** Draw the rows in sight; `afresh` draws those again that are there. */
  function draw(afresh = false) {
    const [first, last] = windowOf(grid.scrollTop, grid.clientHeight, ROW, count());
    for (const [place, node] of drawn) {
      if (!afresh && place >= first && place < last) continue;
      node.remove();
      drawn.delete(place);
    }
    const fresh = [];
    for (let place = first; place < last; place++) {
      if (drawn.has(place)) continue;
      drawn.set(place, rowAt(place));
      fresh.push(drawn.get(place));
    }
    body.append(...fresh);
    mark();
    askPictures();
  }

  function mark() {
    for (const [place, node] of drawn) node.setAttribute("aria-selected", String(place === active));
    if (drawn.has(active)) grid.setAttribute("aria-activedescendant", `${id}-${active}`);
    else grid.removeAttribute("aria-activedescendant");
    open.disabled = showsFailures() || !order.length;
  }

  function moveTo(place) {
    active = clamp(place, 0, Math.max(count() - 1, 0));
    activeRow = order[active];
    const [top, height] = [active * ROW, grid.clientHeight - head.offsetHeight];
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top + ROW > grid.scrollTop + height) grid.scrollTop = top + ROW - height;
    draw();
    showSpread();
  }

  grid.addEventListener("scroll", () => draw());
  grid.addEventListener("keydown", (event) => {
    if (hasModifier(event) || event.target !== grid) return;
    const page = Math.max(Math.floor(grid.clientHeight / ROW) - 1, 1);
    const steps = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page, Home: -Infinity, End: Infinity };
    if (event.key === "Enter") openRow();
    else if (event.key in steps) moveTo(active + steps[event.key]);
    else return;
    event.preventDefault();
  });
  body.addEventListener("click", (event) => {
    const node = /** @type {HTMLElement} */ (event.target).closest(".idw-study-row");
    for (const [place, each] of drawn) if (each === node) moveTo(place);
    openRow();
  });

  // ---- what is above it

  function showMeans() {
    const rows = model.get("summary")[showsFailures() ? "" : model.get("label")] ?? [];
    const shown = table.numbers.map((column, k) => ({ ...column, mean: rows[k] })).filter((c) => c.mean && c.group === group());
    const by = sorted()?.name;
    const first = [...shown].sort((a, b) => Number(b.name === by) - Number(a.name === by)).slice(0, SUMMARIZED);
    const written = (value, largest) => (value === null ? "–" : formatShort(value, largest));
    const terms = shown
      .filter((each) => first.some(({ name: one }) => one === each.name))
      .map(({ name: text, mean: [mean, low, high], ends }) => {
        const range = low === null ? "" : `${written(low, ends[1])} to ${written(high, ends[1])}`;
        return h(
          "div",
          h("dt", capital(text)),
          h("dd", h("b", written(mean, ends[1])), h("span.idw-muted", { title: "95 % interval" }, range)),
        );
      });
    const number = h("div", h("dt", "words"), h("dd", h("b", counted(showsFailures() ? table.count : order.length))));
    means.replaceChildren(...(table.count ? [...terms, number] : []));
  }

  function showSpread() {
    const by = sorted() ?? columns()[0];
    spread.hidden = !by || showsFailures() || !order.length;
    if (spread.hidden) return;
    const counts_ = countIn(by, order, PARTS);
    const most = Math.max(...counts_, 1);
    const mine = partOf(by, order[active], PARTS);
    const bars = counts_.map((n, k) => {
      const height = most > STACK ? `${Math.max((100 * n) / most, n ? 2 : 0)}%` : `${n * 8}px`;
      return h("i", {
        class: k === mine && Number.isFinite(by.values[order[active]]) ? "idw-study-mine" : null,
        style: `height:${height}`,
      });
    });
    spread.classList.toggle("idw-study-dots", most <= STACK);
    const ends = by.ends.map((end) => h("span", String(Number(end.toPrecision(2))).replace("-", "−")));
    const caption = `${capital(by.name)} of each word`;
    spread.setAttribute("aria-label", `Distribution of ${caption}, from ${ends[0].textContent} to ${ends[1].textContent}`);
    spread.replaceChildren(h("div.idw-study-stacks", ...bars), h("div.idw-study-ends", ends[0], h("span", caption), ends[1]));
  }

  function showChips() {
    const labels = Object.keys(model.get("summary")).filter(Boolean);
    const sizes = Object.fromEntries(labels.map((label) => [label, 0]));
    for (let row = 0; row < table.count; row++) sizes[table.text("label", row)]++;
    const failures = model.get("failures").length;
    const options = [["", `all ${counted(table.count)}`], ...labels.map((label) => [label, `${label} ${counted(sizes[label])}`])];
    if (failures) options.push([FAILED, `failed ${failures}`]);
    const had = /** @type {HTMLElement} */ (focused(chips))?.dataset.value;
    const { buttons, show: press } = pressButtons(options, (label) => commit(model, { label }));
    press(showsFailures() ? FAILED : model.get("label"));
    for (const button of buttons) button.classList.add("idw-study-chip");
    chips.replaceChildren(...buttons);
    buttons.find((button) => button.dataset.value === had)?.focus();
  }

  const hint = () => {
    if (showsFailures()) return "Failed items are tried again when the study is run again.";
    return offline
      ? "Open the study in a notebook to see saved results."
      : "Enter or a click opens the saved result in an explorer, without a model";
  };

  function show() {
    const choices = ["label", "sort", "descending", "group", "search"].map((part) => model.get(part)).join("\n");
    const offset = active * ROW - grid.scrollTop;
    order = showsFailures()
      ? []
      : orderOf(table, {
          label: model.get("label"),
          search: model.get("search"),
          by: sorted(),
          descending: model.get("descending"),
        });
    const moved = active > 0 || grid.scrollTop > 0; // new rows then leave the active one where it is
    const found = choices === chosen && moved ? order.indexOf(activeRow) : -1;
    chosen = choices;
    active = Math.max(found, 0);
    activeRow = order[active];
    const options = groupNames().map((each) => [each, each]);
    groups.offer(/** @type {any} */ (options));
    groups.node.value = group() ?? "";
    groups.node.hidden = options.length < 2 || showsFailures();
    list.classList.toggle("idw-study-bare", !count() && !table.count);
    sum.hidden = !table.count;
    grid.setAttribute("aria-rowcount", String(count() + 1));
    grid.setAttribute("aria-colcount", String(showsFailures() ? FAILURE_COLUMNS.length : columns().length + 2));
    body.style.height = `${count() * ROW}px`;
    if (found < 0) grid.scrollTop = 0;
    else if (offset >= 0 && offset < grid.clientHeight - ROW) grid.scrollTop = active * ROW - offset;
    csv.disabled = !order.length;
    setText(said, hint());
    setText(nothing, count() ? "" : table.count ? "No caption contains this text." : EMPTY[model.get("status")]);
    nothing.hidden = Boolean(count());
    showHead();
    draw(true);
    showMeans();
    showSpread();
  }

  onResize(signal, grid, () => {
    fitColumns();
    draw();
  });
  onTheme(signal, () => draw(true));
  search.addEventListener("input", () => commit(model, { search: search.value }));
  model.on("msg:custom", heard);
  signal.addEventListener("abort", () => {
    model.off("msg:custom", heard);
    ended.abort();
  });
  watch(
    view,
    ["study", "about", "status", "done", "total", "pace", "failures", "controlled", "dashboard"],
    (study_, settings, status, done, total, pace, failures, controlled, address) => {
      setText(name, capital(study_));
      setText(about, settings);
      const of = total === null ? "" : ` of ${counted(total)}`;
      const texts = [
        !["running", "quiet"].includes(status) && status,
        `${counted(done)}${of} items`,
        failures.length && `${failures.length} failed`,
        pace,
      ];
      setText(counts, texts.filter(Boolean).join(" · "));
      if (el.dataset.status !== status) clearTimeout(silence);
      el.dataset.status = status;
      pause.textContent = status === "paused" ? "Resume" : "Pause";
      if (!controlled && [pause, cancel].includes(/** @type {any} */ (focused(el)))) grid.focus(); // what is hidden drops the focus
      pause.hidden = cancel.hidden = !controlled || offline;
      dashboard.hidden = !address || offline;
      dashboard.href = address;
      track.setAttribute("aria-valuemax", String(total ?? done));
      track.setAttribute("aria-valuenow", String(done));
      fill.style.width = `${(100 * done) / (total || Infinity)}%`;
      lost.style.width = `${(100 * failures.length) / (total || Infinity)}%`;
    },
  );
  watch(view, ["table"], (packed) => {
    const key = table.count ? keyOf(activeRow) : "";
    table = readTable(packed);
    if (activeRow >= table.count || keyOf(activeRow) !== key) activeRow = 0; // rows are added at the end
    asked.clear();
    for (const key of pictures.keys()) asked.add(key);
    for (const [row, [png, cells]] of Object.entries(model.get("thumbnails"))) keep(keyOf(Number(row)), png, cells);
  });
  watch(view, ["search"], (text) => (search.value = text));
  watch(view, ["table", "summary", "failures", "label"], showChips);
  watch(view, ["table", "summary", "failures", "label", "sort", "descending", "group", "search"], show);
}

const counted = (n) => n.toLocaleString("en-US");
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
