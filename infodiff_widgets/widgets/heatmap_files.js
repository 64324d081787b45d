// Image files for a map's picture, before heatmap_pane.js (see base.py).
const LARGEST = 8e6; // bytes of a file; Jupyter's server takes messages of 10 MiB

/** What speaks against a choice of files, as a sentence, or "". */
function objection(files) {
  if (files.length > 1) return `One image at a time, please, not ${files.length}.`;
  const [{ name, size }] = files;
  return size > LARGEST ? `“${name}” has ${(size / 1e6).toFixed(1)} MB; images may have up to ${LARGEST / 1e6} MB.` : "";
}

/** Send an image file to Python, which answers with what is wrong with it, if anything is. */
async function sendImage(pane, files) {
  const problem = objection(files);
  const [file] = files;
  pane.tell(problem || `Reading “${file.name}”…`);
  if (problem) return;
  const bytes = await file.arrayBuffer().catch(() => null); // a folder, or a file that is gone
  if (bytes) pane.model.send({ picture: file.name }, undefined, [bytes]);
  else pane.tell(`“${file.name}” is no file that can be read.`);
}

/** Files may be dropped anywhere on the pane, or opened with a button. */
function listenToFiles(pane, el) {
  const carries = ({ dataTransfer }) => pane.model.get("accepts_images") && dataTransfer.types.includes("Files");
  const hint = (on) => pane.stage.classList.toggle("idw-dropping", on);
  for (const type of ["dragenter", "dragover", "drop"]) {
    el.addEventListener(type, (event) => {
      if (!carries(event)) return;
      event.preventDefault(); // the browser would open the file, and the notebook attach it
      event.stopPropagation();
      hint(type !== "drop");
      if (type === "drop" && event.dataTransfer.files.length) sendImage(pane, [...event.dataTransfer.files]);
    });
  }
  el.addEventListener("dragleave", (event) => el.contains(event.relatedTarget) || hint(false));
  pane.model.on("msg:custom", ({ problem }) => problem === undefined || pane.tell(problem));
}

/** Opens the file dialog; the only way to an image by keyboard. */
function fileButton(pane) {
  const input = make("input", { type: "file", accept: "image/*", hidden: true });
  input.addEventListener("change", () => input.files.length && sendImage(pane, [...input.files]));
  const button = make("button", { type: "button", text: "Open an image…", onclick: () => ((input.value = ""), input.click()) });
  return make("div", { class: "idw-opener" }, button, make("span", { class: "idw-muted", text: `or drop one (up to ${LARGEST / 1e6} MB)` }), input);
}
