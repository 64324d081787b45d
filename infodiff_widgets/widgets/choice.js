function render({ model, el }) {
  el.classList.add("idw", "idw-choice");
  // Radio buttons of one group share a name. Every view needs its own, and views share no counter.
  const name = `idw-choice-${Math.random().toString(36).slice(2)}`;
  const title = make("span", { class: "idw-choice-label", id: `${name}-label` });
  const row = make("div", { class: "idw-choice-row", role: "radiogroup", "aria-labelledby": title.id });
  const hint = make("p", { class: "idw-muted", id: `${name}-hint` });
  row.setAttribute("aria-describedby", hint.id);
  el.append(title, make("div", { class: "idw-choice-body" }, row, hint));
  keepKeys(el); // the arrow keys between radio buttons are the browser's own

  const build = () => {
    row.replaceChildren(
      ...model.get("options").map(([value, text]) => {
        const pick = () => {
          model.set("value", value);
          model.save_changes();
        };
        return make("label", {}, make("input", { type: "radio", name, value, onchange: pick }), make("span", { text }));
      }),
    );
    update();
  };
  const update = () => {
    title.textContent = model.get("label");
    hint.textContent = model.get("options").find(([value]) => value === model.get("value"))?.[2] ?? "";
    for (const input of row.querySelectorAll("input")) input.checked = input.value === model.get("value");
  };
  follow(model, ["options"], build);
  follow(model, ["value", "label"], update);
}

export default { render };
