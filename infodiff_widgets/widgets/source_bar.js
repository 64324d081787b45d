function render({ model, el }) {
  el.classList.add("idw", "idw-source");
  const name = make("span", { class: "idw-source-model" });
  const examples = make("select", { "aria-label": "Example", onchange: () => choose() });
  const facts = make("dl");
  const details = make("details", {}, make("summary", { text: "provenance" }), facts);
  el.append(make("span", { class: "idw-muted", text: "Model" }), name, examples, details);
  keepKeys(el);

  const choose = () => {
    if (examples.value !== "") model.send({ example: Number(examples.value) });
    examples.value = ""; // the same one can be chosen again
  };

  follow(model, ["model", "facts", "examples"], () => {
    name.textContent = model.get("model");
    facts.replaceChildren(...model.get("facts").flatMap(([what, value]) => [make("dt", { text: what }), make("dd", { text: value })]));
    details.hidden = !model.get("facts").length;
    const offered = model.get("examples").map((text, k) => make("option", { value: k, text }));
    examples.replaceChildren(make("option", { value: "", text: "Examples…" }), ...offered);
    examples.hidden = !offered.length;
  });
}

export default { render };
