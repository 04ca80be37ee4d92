// The cards of a neuron and of what sits on it: the value of an input, a bias, a target. Must not know the
// activations: the server tells them.

import { latexName, normalName } from "../../lib/names.js";
import { say } from "../../lib/say.js";
import { ROLES } from "../../protocol/document.js";
import { flatDelta, latexSum } from "../formula/notation.js";
import { flatSlope } from "../formula/tokens.js";
import { neuronName, parameterName, targetName } from "../parts/facts.js";
import { ChoiceField, NumberField, TextField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { mark, wordOf } from "../parts/prose.js";
import { Say } from "../parts/sentence.js";
import { heldCode } from "../rules/training.js";
import { WeightsLink } from "../weights/door.js";
import { Delete, Heading, Numbers, ParameterFields, refusalOf, shareable } from "./parts.js";

/** @import { CardProps } from "./card.js" */

/** More parameters than this are offered for sharing only when somebody turns to the choice. */
const FEW = 200;

/** @param {CardProps} props */
export function NeuronCard(props) {
  const { model, known, id, edits } = props;
  const neuron = known.index.neurons.get(id);
  if (neuron === undefined) return null;
  const name = neuronName(known, id);
  const { editor } = model;
  return html`
    <${Heading} kicker=${{ code: `select_${neuron.role}` }} name=${name} />
    ${neuron.role === "input" && html`<${InputField} ...${props} />`}
    ${neuron.role === "output" && html`<${TargetField} ...${props} />`}
    <${TextField} label=${say("name")} name="name" value=${name} readOnly=${!edits}
      commit=${(/** @type {string} */ typed) => refusalOf(model, model.editor.rename("neuron", id, normalName(typed)))} />
    <${ChoiceField} label=${say("role")} name="role" value=${neuron.role} readOnly=${!edits}
      options=${ROLES.map((role) => [role, say(`role_${role}`)])}
      commit=${(/** @type {typeof ROLES[number]} */ role) => editor.setRole(id, role)} />
    ${neuron.role !== "input" && html`<${ComputedFields} ...${props} />`}
    <${Numbers} known=${props.known} rows=${numbers(props, name, neuron.role === "input")} />
    <${WeightsLink} ui=${props.ui} known=${known} neuron=${id} />
    <${Delete} model=${model} target=${`neuron:${id}`} edits=${edits} />
  `;
}

/** Activation and bias. @param {CardProps} props */
function ComputedFields({ model, known, id, edits }) {
  const neuron = known.index.neurons.get(id);
  const words = known.operations.activations
    .map(({ name }) => name)
    .filter((word) => word !== "softmax" || neuron?.role === "output");
  const own = neuron?.bias ?? null;
  const biases = /** @type {[string, string][]} */ ([
    ["none", say("bias_none")],
    own === null ? ["own", say("bias_own")] : [own, parameterName(known, own)],
  ]);
  const shared = () => shareable(known, own);
  const few = known.document.parameters.length <= FEW;
  const activations = words.includes(neuron?.activation ?? "") ? words : [neuron?.activation ?? "", ...words];
  return html`
    <${ChoiceField} label=${say("activation")} name="activation" value=${neuron?.activation ?? ""} readOnly=${!edits}
      options=${activations.map((word) => [word, wordOf("activation", word)])}
      commit=${(/** @type {string} */ word) => model.editor.setActivation(id, word)} />
    <${ChoiceField} label=${say("bias")} name="bias" value=${own ?? "none"} readOnly=${!edits}
      options=${few ? [...biases, ...shared()] : biases} more=${few ? null : shared}
      commit=${(/** @type {string} */ choice) => model.editor.setBias(id, choice)} />
    ${own !== null && html`<${BiasValue} ...${{ model, known, edits }} parameter=${own} />`}
  `;
}

/** The value of a bias on the card of its neuron. @param {{model: CardProps["model"], known: CardProps["known"], edits: boolean, parameter: string}} props */
function BiasValue({ model, known, edits, parameter }) {
  const commit = (/** @type {number} */ value, /** @type {string} */ gesture) =>
    refusalOf(model, model.editor.setParameter(parameter, value, gesture));
  const value = known.read.parameter(parameter).value;
  const label = html`<${Say} sentence=${{ code: "value_of", values: { name: mark(parameterName(known, parameter)) } }} />`;
  return html`<${NumberField} label=${label} name="bias-value" value=${value} commit=${commit} readOnly=${!edits} />`;
}

/** @param {CardProps} props @param {string} name @param {boolean} input */
function numbers({ known, id }, name, input) {
  const { read } = known;
  const gradient = {
    latex: flatSlope(name),
    kind: "gradient",
    quantity: "gradient",
    reading: read.gradA(id),
  };
  if (input) return [gradient];
  return [
    { latex: latexSum(known, name), kind: "value", quantity: "z", reading: read.z(id) },
    { latex: latexName(name), kind: "value", quantity: "a", reading: read.a(id) },
    gradient,
    { latex: flatDelta(known, name), kind: "gradient", quantity: "delta", reading: read.gradZ(id) },
  ];
}

/** @param {CardProps} props */
function InputField({ model, known, id, edits }) {
  const commit = (/** @type {number} */ value, /** @type {string} */ gesture) =>
    refusalOf(model, model.editor.setInput(id, value, gesture));
  const { state, value } = known.read.input(id);
  return html`<${NumberField} label=${say("value")} name="value" value=${state === "none" ? null : value} commit=${commit} readOnly=${!edits} />`;
}

/** @param {CardProps} props */
function TargetField({ model, known, id, edits }) {
  const commit = (/** @type {number} */ value, /** @type {string} */ gesture) =>
    refusalOf(model, model.editor.setTarget(id, value, gesture));
  const { state, value } = known.read.target(id);
  return html`<${NumberField} label=${say("target")} name="target" value=${state === "none" ? null : value} commit=${commit} readOnly=${!edits} />`;
}

/** An input is its value. @param {CardProps} props */
export const InputCard = (props) => html`<${NeuronCard} ...${props} />`;

/** @param {CardProps} props */
export function TargetCard(props) {
  const { model, known, id, edits } = props;
  const name = targetName(known, id);
  return html`
    <${Heading} kicker=${{ code: "select_target", values: { name: mark(neuronName(known, id)) } }} name=${name} />
    <${TargetField} ...${props} />
    <${TextField} label=${say("name")} name="target-name" value=${name} readOnly=${!edits}
      commit=${(/** @type {string} */ typed) => refusalOf(model, model.editor.rename("target", id, normalName(typed)))} />
    <p class="note">${say(heldCode(known.document))}</p>
  `;
}

/** @param {CardProps} props */
export function BiasCard(props) {
  const { model, known, id, edits } = props;
  const parameter = known.index.neurons.get(id)?.bias ?? null;
  if (parameter === null) return null;
  return html`
    <${Heading} kicker=${{ code: "select_bias", values: { name: mark(neuronName(known, id)) } }} name=${parameterName(known, parameter)} />
    <${ParameterFields} ...${props} parameter=${parameter} field="value" />
    ${edits && html`<p class="actions"><button type="button" class="link" onClick=${() => model.editor.setBias(id, "none")}>${say("remove")}</button></p>`}
  `;
}
