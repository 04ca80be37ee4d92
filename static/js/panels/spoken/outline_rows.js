// The rows of the outline as elements. Each number is an element with the digits as text and the full double in
// data-value, so that what is read is what was computed. Must not know the order of the rows.

import { changed } from "../../lib/format.js";
import { lossLetter } from "../../lib/letters.js";
import { say } from "../../lib/say.js";
import { digits } from "../formula/tokens.js";
import { html } from "../parts/html.js";
import { wordOf } from "../parts/prose.js";

/**
 * @import { Folded, Outline } from "../../model/outline.js"
 * @import { Reading } from "../formula/tokens.js"
 *
 * @typedef {{set?: boolean, printed?: string}} Print `printed` where the digits are not the usual ones
 */

/** One number with what it is. @param {string} name @param {string} label @param {Reading} reading @param {Print} [print] */
function quantity(name, label, reading, { set = false, printed } = {}) {
  const known = reading.state !== "none";
  const text = known || reading.asked ? (printed ?? digits(reading, set)) : say("not_computed");
  const note = reading.state === "stale" ? ` (${say("older")})` : "";
  return html`<span class="quantity">, ${label}: <span data-quantity=${name} data-state=${reading.state}
    data-value=${known ? String(reading.value) : undefined}>${text}</span>${note}</span>`;
}

/**
 * `expanded`: whether a row that can be opened is open.
 * @param {string} key @param {string | null} mark @param {any} inside
 * @param {{ first?: boolean, expanded?: boolean }} [how]
 */
const row = (
  key,
  mark,
  inside,
  { first = false, expanded } = {},
) => html`<li key=${key} data-key=${key} data-mark=${mark}>
  <button type="button" tabindex=${first ? 0 : -1} disabled=${mark === null} aria-expanded=${expanded}>${inside}</button>
</li>`;

/** @param {Pick<Outline["neurons"][number], "role" | "spoken" | "activation">} neuron */
const kindOf = ({ role, spoken, activation }) =>
  say(`neuron_${role}`, { name: spoken, activation: activation ? wordOf("activation", activation) : "" });

/** A neuron by its name, with nothing else. @param {Folded["neurons"][number]} data @param {number} at */
export const closedRow = (data, at) =>
  row(`neuron:${data.id}`, `neuron:${data.id}`, kindOf(data), { first: at === 0, expanded: false });

/** @param {Outline["neurons"][number]} data @param {number} at @param {boolean} [expanded] */
export function neuronRow(data, at, expanded) {
  const { id, role, spoken, input, target } = data;
  const computed = role !== "input";
  const sum = say("sum_of", { name: spoken });
  const inside = html`${kindOf(data)}
    ${input && quantity("input", say("value"), input, { set: true })}
    ${computed && quantity("z", sum, data.z)}
    ${quantity("a", say("output_of", { name: spoken }), data.a)}
    ${target && quantity("target", say("target"), target, { set: true })}
    ${data.part && quantity("part", say("part_of_loss"), data.part)}
    ${quantity("gradient", say("derivative", { name: spoken }), data.gradA)}
    ${computed && quantity("delta", say("derivative", { name: sum }), data.gradZ)}`;
  return row(`neuron:${id}`, `neuron:${id}`, inside, { first: at === 0, expanded });
}

/** @param {Outline["edges"][number]} data */
export function edgeRow({ id, from, to, weight, term, contribution, weightGradient }) {
  const words = { source: from.spoken, target: to.spoken, weight: weight?.spoken ?? "" };
  const inside = html`${say("edge_spoken", words)}
    ${quantity("term", say("carries"), term)}
    ${quantity("contribution", say("returns"), contribution)}
    ${quantity("gradient", say("derivative", { name: words.weight }), weightGradient)}`;
  return row(`edge:${id}`, `edge:${id}`, inside);
}

/** @param {Outline["parameters"][number]} data */
export function parameterRow({ id, spoken, uses, trainable, value, gradient, combined }) {
  const mark = uses.edges[0] ? `knob:${uses.edges[0]}` : uses.biases[0] ? `bias:${uses.biases[0]}` : null;
  const { before, state } = value;
  const [old, now] = before === undefined ? [] : changed(before, value.value);
  const inside = html`${spoken}${!trainable && `, ${say("pinned")}`}
    ${quantity("value", say("value"), value, { set: true, printed: now })}
    ${before !== undefined && quantity("before", say("before"), { state, value: before }, { printed: old })}
    ${quantity("gradient", say("derivative", { name: spoken }), gradient)}
    ${combined.state !== "none" && quantity("combined", say("of_batch"), combined)}`;
  return row(`parameter:${id}`, mark, inside);
}

/** @param {Reading} loss */
export const lossRow = (loss) =>
  row("loss", "loss", html`${lossLetter()}${quantity("loss", say("loss"), loss)}`);
