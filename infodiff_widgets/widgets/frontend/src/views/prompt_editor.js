import { textField } from "../controls.js";
import { focused, h, uniqueId } from "../dom.js";

/**
 * A text field for the prompt, in place of its words.
 *
 * @param {(text: string | null, refocus: boolean) => void} done gets the new text, or null if nothing changes, and
 *   whether the focus goes back to where it came from
 */
export function promptEditor(done) {
  const hint = h("p.idw-muted.idw-small", { id: uniqueId("hint") }, "Enter applies, Escape reverts.");
  const error = h("p.idw-rewrite-error", { role: "alert" });
  const attributes = { "aria-label": "Prompt", "aria-describedby": hint.id, spellcheck: "true", enterkeyhint: "done" };
  const input = textField(attributes);
  const form = h("div.idw-rewrite", { hidden: true }, input, hint, error);

  const close = (text, refocus) => {
    if (form.hidden) return;
    form.hidden = true; // first: to hide what has the focus is a blur
    done(text, refocus);
  };
  const complain = (message) => {
    error.textContent = message;
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter chooses a character
    if (event.key === "Escape") close(null, true);
    if (event.key !== "Enter") return;
    event.preventDefault();
    const text = input.value.trim();
    if (text) close(text, true);
    else complain("A prompt needs at least one word.");
  });
  input.addEventListener("input", () => complain(""));
  input.addEventListener("blur", () => {
    if (focused(input) !== input) close(null, false); // another window in front leaves the focus where it is
  });
  const open = (text) => {
    input.value = text;
    form.hidden = false;
    complain("");
    input.focus();
    input.select();
  };
  return { form, open };
}
