// Bundle every widget into ../static, or into the folder that is given. The bundles are committed, so
// that installing the Python package needs no node. They are minified, since each widget sends its own to the notebook.
import { copyFile } from "node:fs/promises";
import { build } from "esbuild";

const VIEWS = {
  caption_rows: ["captions", "captions"],
  choice: ["choice", "choice"],
  edit_bar: ["edit_bar", "editBar"],
  explorer: ["explorer", "explorer"],
  heatmap_pane: ["heatmap", "heatmap"],
  intervention_pane: ["intervention", "intervention"],
  localization_pane: ["localization", "localization"],
  pid_pane: ["pid", "pid"],
  relation_pane: ["relation", "relation"],
  run_bar: ["run_bar", "runBar"],
  scatter_pane: ["scatter", "scatter"],
  spectrum_pane: ["spectrum", "spectrum"],
  study_view: ["study", "study"],
  token_picker: ["token_picker", "tokenPicker"],
  wipe_pane: ["wipe", "wipe"],
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
  banner: { js: "// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files)." },
};
const outdir = process.argv[2] ?? `${here}/../static`;

for (const [name, [file, view]] of Object.entries(VIEWS)) {
  const contents = `
    import { widget } from "./src/widget.js";
    import { ${view} } from "./src/views/${file}.js";
    export default widget(${JSON.stringify(name)}, ${view});`;
  await build({ ...options, stdin: { contents, resolveDir: here }, outfile: `${outdir}/${name}.js` });
}
for (const name of ["d3-array", "d3-contour"]) {
  await copyFile(`${here}/node_modules/${name}/LICENSE`, `${outdir}/${name}.LICENSE`);
}
