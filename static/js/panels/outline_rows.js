// The rows of the outline. Each number is an element with the digits as text and the full double in
// data-value, so that what is read is what was computed.

import { changed } from "../lib/format.js";
import { say } from "../lib/words.js";
import { html } from "./html.js";
import { wordOf } from "./prose.js";
import { digits } from "./tokens.js";

/**
 * @import { Outline } from "../model/outline.js"
 * @import { Reading } from "./tokens.js"
 */

/**
 * One number with what it is; `printed` where its digits are not the usual ones.
 * @param {{name: string, label: string, reading: Reading, set?: boolean, printed?: string}} props
 */
function Quantity({ name, label, reading, set = false, printed }) {
  const known = reading.state !== "none";
  const text = known ? (printed ?? digits(reading, set)) : say("not_computed");
  const said = reading.state === "stale" ? say("stale_value", { value: text }) : text;
  return html`<span class="quantity">, ${label}: <span data-quantity=${name} data-state=${reading.state}
    data-value=${known ? String(reading.value) : undefined} aria-label=${said === text ? undefined : said}>${text}</span></span>`;
}

/** @param {{dataKey: string, mark: string | null, first?: boolean, children?: any}} props */
const Row = ({ dataKey, mark, first = false, children }) => html`<li data-key=${dataKey} data-mark=${mark}>
  <button type="button" tabindex=${first ? 0 : -1} disabled=${mark === null}>${children}</button>
</li>`;

/** @param {{row: Outline["neurons"][number], first: boolean}} props */
export function NeuronRow({ row, first }) {
  const { id, role, spoken, activation } = row;
  const words = { name: spoken, activation: activation ? wordOf("activation", activation) : "" };
  const computed = role !== "input";
  return html`<${Row} dataKey=${`neuron:${id}`} mark=${`neuron:${id}`} first=${first}>
    ${say(`neuron_${role}`, words)}
    ${row.input && html`<${Quantity} name="input" label=${say("value")} reading=${row.input} set />`}
    ${computed && html`<${Quantity} name="z" label=${say("sum_of", { name: spoken })} reading=${row.z} />`}
    <${Quantity} name="a" label=${say("output_of", { name: spoken })} reading=${row.a} />
    ${row.target && html`<${Quantity} name="target" label=${say("target")} reading=${row.target} set />`}
    <${Quantity} name="gradient" label=${say("derivative", { name: spoken })} reading=${row.gradA} />
    ${computed && html`<${Quantity} name="delta" label=${say("derivative", { name: say("sum_of", { name: spoken }) })} reading=${row.gradZ} />`}
  </${Row}>`;
}

/** @param {{row: Outline["edges"][number]}} props */
export function EdgeRow({ row }) {
  const words = { source: row.from.spoken, target: row.to.spoken, weight: row.weight?.spoken ?? "" };
  return html`<${Row} dataKey=${`edge:${row.id}`} mark=${`edge:${row.id}`}>
    ${say("edge_spoken", words)}
    <${Quantity} name="term" label=${say("carries")} reading=${row.term} />
    <${Quantity} name="contribution" label=${say("returns")} reading=${row.contribution} />
    <${Quantity} name="gradient" label=${say("derivative", { name: words.weight })} reading=${row.weightGradient} />
  </${Row}>`;
}

/** @param {{row: Outline["parameters"][number]}} props */
export function ParameterRow({ row }) {
  const { id, spoken, uses } = row;
  const mark = uses.edges[0] ? `knob:${uses.edges[0]}` : uses.biases[0] ? `bias:${uses.biases[0]}` : null;
  const { before, value } = row.value;
  const [old, now] = before === undefined ? [] : changed(before, value);
  return html`<${Row} dataKey=${`parameter:${id}`} mark=${mark}>
    ${spoken}${!row.trainable && html`, ${say("pinned")}`}
    <${Quantity} name="value" label=${say("value")} reading=${row.value} printed=${now} set />
    ${before !== undefined && html`<${Quantity} name="before" label=${say("before")} reading=${{ state: row.value.state, value: before }} printed=${old} />`}
    <${Quantity} name="gradient" label=${say("derivative", { name: spoken })} reading=${row.gradient} />
  </${Row}>`;
}

/** @param {{loss: Reading}} props */
export const LossRow = ({ loss }) => html`<${Row} dataKey="loss" mark="loss">
  L<${Quantity} name="loss" label=${say("loss")} reading=${loss} />
</${Row}>`;
