import "../styles/source_bar.css";
import { select } from "../controls.js";
import { h, terms } from "../dom.js";
import { watch } from "../model.js";

/** The model's name, its provenance, and examples to open. @param {View} view */
export function sourceBar(view) {
  const { model, el } = view;
  el.classList.add("idw-flow", "idw-source");
  const name = h("span.idw-title");
  const examples = select([], { "aria-label": "Example" });
  // On closed lists an arrow key is a choice already, so that a choice alone must not open anything.
  const open = h("button.idw-button", { "aria-label": "Open the example" }, "Open");
  const offer = h("span.idw-pair.idw-source-examples", examples.node, open);
  const facts = h("dl");
  const details = h("details.idw-small", h("summary", "provenance"), facts);
  el.append(h("span.idw-muted", "Model"), name, offer, details);

  open.addEventListener("click", () => model.send({ example: Number(examples.node.value) }));
  examples.node.addEventListener("change", () => (open.disabled = examples.node.value === ""));

  watch(view, ["model", "facts"], (title, provenance) => {
    name.textContent = title;
    facts.replaceChildren(...terms(provenance));
    details.hidden = !provenance.length;
  });
  // By itself: facts change during a run, and a new list would forget what was chosen.
  watch(view, ["examples"], (texts) => {
    examples.offer([["", "Examples…"], ...texts.map((text, k) => [k, text])]);
    offer.hidden = !texts.length;
    open.disabled = true;
  });
}
