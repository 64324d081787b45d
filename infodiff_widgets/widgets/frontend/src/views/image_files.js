import { h } from "../dom.js";

/** @typedef {import("./heatmap.js").HeatmapView} HeatmapView */

const LARGEST = 8e6; // bytes of a file; Jupyter's server takes messages of 10 MiB

/** Send an image file to Python, which answers with an error message or with the new image. */
async function sendImage(pane, files) {
  const [file] = files;
  const name = `“${file.name}”`;
  const limit = `images may have up to ${LARGEST / 1e6} MB.`;
  if (files.length > 1) return pane.notify(`One image at a time, please, not ${files.length}.`);
  if (file.size > LARGEST) return pane.notify(`${name} has ${(file.size / 1e6).toFixed(1)} MB; ${limit}`);
  pane.notify(`Reading ${name}…`);
  const bytes = await file.arrayBuffer().catch(() => null); // a folder, or a file that is gone
  if (bytes) pane.model.send({ picture: file.name }, undefined, [bytes]);
  else pane.notify(`${name} is no file that can be read.`);
}

/** Take image files that are dropped anywhere on the view. @param {HeatmapView} pane */
export function listenToFiles(pane, { model, el, signal }) {
  const accepts = ({ dataTransfer }) => model.get("accepts_images") && dataTransfer.types.includes("Files");
  const hint = (on) => pane.stage.classList.toggle("idw-dropping", on);
  for (const type of ["dragenter", "dragover", "drop"]) {
    el.addEventListener(type, (event) => {
      if (!accepts(event)) return;
      event.preventDefault(); // the browser would open the file, and the notebook attach it
      event.stopPropagation();
      hint(type !== "drop");
      if (type === "drop" && event.dataTransfer.files.length) sendImage(pane, [...event.dataTransfer.files]);
    });
  }
  el.addEventListener("dragleave", (event) => el.contains(event.relatedTarget) || hint(false));
  const answer = ({ problem } = /** @type {any} */ ({})) => problem === undefined || pane.notify(problem);
  model.on("msg:custom", answer);
  signal.addEventListener("abort", () => model.off("msg:custom", answer));
}

/** A button that opens the file dialog: the only way to an image by keyboard. @param {HeatmapView} pane */
export function fileButton(pane, text = "Open an image…") {
  const input = h("input", { type: "file", accept: "image/*", hidden: true });
  input.addEventListener("change", () => input.files?.length && sendImage(pane, [...input.files]));
  const onclick = () => {
    input.value = "";
    input.click();
  };
  const button = h("button.idw-button", { onclick, title: `Or drop one, up to ${LARGEST / 1e6} MB` }, text);
  return { button, input };
}
