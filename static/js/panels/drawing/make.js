// A whole network from blank, as a form: the sizes of its layers, activations, loss, initializer. Must not know how it is
// made.

import { useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { NO_OPERATIONS } from "../../model/page/people.js";
import { TRAINING_DEFAULTS } from "../../protocol/document.js";
import { ChoiceField, TextField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { wordOf } from "../parts/prose.js";
import { Sheet } from "../parts/sheet.js";
import { isWhole } from "./layer_options.js";
import { readSizes } from "./sizes.js";

/** @import { Surroundings } from "../ui.js" */

/** What a first network is: small enough to read every number of it. */
const FIRST = { sizes: "2, 2, 1", activation: "tanh", output: "sigmoid", loss: "half_squared_error" };

/** @param {Surroundings} props */
export function MakeSheet({ model, ui, actions }) {
  const [form, setForm] = useState({ ...FIRST, initializer: TRAINING_DEFAULTS.initializer.kind });
  const [problem, setProblem] = useState("");
  const operations = model.people.operations.value ?? NO_OPERATIONS;
  const set = (/** @type {Partial<typeof form>} */ fields) => {
    setForm({ ...form, ...fields });
    setProblem("");
  };
  const sizes = readSizes(form.sizes);
  const make = (/** @type {Event} */ event) => {
    event.preventDefault();
    const typed =
      /** @type {HTMLFormElement} */ (event.currentTarget).querySelector("input")?.value ?? form.sizes;
    const read = readSizes(typed);
    const refusal = read === null ? say("sizes_unclear") : actions.makeNetwork({ ...form, sizes: read });
    setProblem(refusal ?? "");
    if (refusal !== null) return;
    ui.open.value = null;
    actions.backToDrawing();
  };
  const names = (/** @type {readonly { name: string }[]} */ rows) => rows.map(({ name }) => name);
  return html`<${Sheet} ui=${ui} title=${say("make_title")}>
    <form class="make" data-testid="make" onSubmit=${make}>
      <${TextField} label=${say("make_sizes")} name="sizes" value=${form.sizes} commit=${(
        /** @type {string} */ typed,
      ) => {
        set({ sizes: typed });
        return readSizes(typed) === null ? say("sizes_unclear") : undefined;
      }} />
      <p class="note">${say("make_help")}</p>
      <${Words} label=${say("make_activation")} kind="activation" value=${form.activation} words=${names(operations.activations).filter((name) => name !== "softmax")}
        commit=${(/** @type {string} */ activation) => set({ activation })} />
      <${Words} label=${say("make_output")} kind="activation" value=${form.output} words=${names(operations.activations)}
        commit=${(/** @type {string} */ output) => set({ output })} />
      <${Words} label=${say("loss")} kind="loss" value=${form.loss} words=${names(operations.losses)} commit=${(/** @type {string} */ loss) => set({ loss })} />
      <${Words} label=${say("initializer")} kind="initializer" value=${form.initializer}
        words=${names(operations.initializers).filter((name) => isWhole(operations, name))}
        commit=${(/** @type {string} */ initializer) => set({ initializer })} />
      ${sizes !== null && html`<p class="note" data-testid="make-counts">${say("make_counts", countsOf(sizes))}</p>`}
      ${problem !== "" && html`<p class="problem" role="alert">${problem}</p>`}
      <p class="actions"><button type="submit" class="filled" onPointerDown=${hold}>${say("make_do")}</button></p>
    </form>
  </${Sheet}>`;
}

/**
 * The press stays with the button: what the field says when it loses the focus may move it away from under the pointer.
 * @param {PointerEvent} event
 */
const hold = ({ currentTarget, pointerId }) =>
  /** @type {HTMLElement} */ (currentTarget).setPointerCapture(pointerId);

/** @param {readonly number[]} sizes */
const countsOf = (sizes) => ({
  neurons: sizes.reduce((sum, size) => sum + size, 0),
  edges: sizes.slice(1).reduce((sum, size, at) => sum + size * sizes[at], 0),
});

/** @param {{label: string, kind: "activation" | "loss" | "initializer", value: string, words: readonly string[], commit: (word: string) => void}} props */
const Words = ({
  label,
  kind,
  value,
  words,
  commit,
}) => html`<${ChoiceField} stacked=${kind === "loss"} label=${label} name=${label}
  value=${value} options=${words.map((each) => [each, wordOf(kind, each)])} commit=${commit} />`;
