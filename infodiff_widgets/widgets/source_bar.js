function render({ model, el }) {
  el.classList.add("idw", "idw-source");
  const name = make("span", { class: "idw-source-model" });
  const examples = make("select", { "aria-label": "Example" });
  // On closed lists an arrow key is a choice already, so that the choice alone must not do anything.
  const open = make("button", { type: "button", text: "Open", "aria-label": "Open the example" });
  const offer = make("span", { class: "idw-source-examples" }, examples, open);
  const facts = make("dl");
  const details = make("details", {}, make("summary", { text: "provenance" }), facts);
  el.append(make("span", { class: "idw-muted", text: "Model" }), name, offer, details);
  keepKeys(el);

  open.addEventListener("click", () => model.send({ example: Number(examples.value) }));
  examples.addEventListener("change", () => (open.disabled = examples.value === ""));

  follow(model, ["model", "facts"], () => {
    name.textContent = model.get("model");
    facts.replaceChildren(...model.get("facts").flatMap(([what, value]) => [make("dt", { text: what }), make("dd", { text: value })]));
    details.hidden = !model.get("facts").length;
  });
  // By itself: facts change during a run, and a list that is made anew forgets what was chosen.
  follow(model, ["examples"], () => {
    const offered = model.get("examples").map((text, k) => make("option", { value: k, text }));
    examples.replaceChildren(make("option", { value: "", text: "Examples…" }), ...offered);
    offer.hidden = !offered.length;
    open.disabled = true;
  });
}

export default { render };
