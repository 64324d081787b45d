// Bundle every widget and every page into ../static, or into the folder that is given. The bundles are committed, so
// that installing the Python package needs no node. They are minified, since each widget sends its own to the notebook.
import { copyFile, readdir } from "node:fs/promises";
import { build } from "esbuild";

const VIEWS = {
  caption_rows: ["captions", "captions"],
  choice: ["choice", "choice"],
  edit_bar: ["edit_bar", "editBar"],
  heatmap_pane: ["heatmap", "heatmap"],
  localization_pane: ["localization", "localization"],
  run_bar: ["run_bar", "runBar"],
  scatter_pane: ["scatter", "scatter"],
  source_bar: ["source_bar", "sourceBar"],
  spectrum_pane: ["spectrum", "spectrum"],
  token_picker: ["token_picker", "tokenPicker"],
  wipe_pane: ["wipe", "wipe"],
  word_bars: ["word_bars", "wordBars"],
};
const here = import.meta.dirname;
const options = {
  absWorkingDir: here,
  bundle: true,
  format: /** @type {const} */ ("esm"),
  target: "es2022",
  minify: true,
  lineLimit: 160, // differences stay readable, line by line
  charset: /** @type {const} */ ("utf8"),
  banner: { js: "// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE)." },
};
const outdir = process.argv[2] ?? `${here}/../static`;

for (const [name, [file, view]] of Object.entries(VIEWS)) {
  const contents = `
    import { widget } from "./src/widget.js";
    import { ${view} } from "./src/views/${file}.js";
    export default widget(${view});`;
  await build({ ...options, stdin: { contents, resolveDir: here }, outfile: `${outdir}/${name}.js` });
}
const pages = await readdir(`${here}/src/pages`);
await build({ ...options, entryPoints: pages.map((name) => `src/pages/${name}`), outdir });
await copyFile(`${here}/node_modules/d3-array/LICENSE`, `${outdir}/d3-array.LICENSE`);
