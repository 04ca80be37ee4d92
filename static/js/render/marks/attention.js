/**
 * Decides which quantities show a number and which show only a mark; these rules keep the drawing calm. By
 * default, names, weights, activations, L and the gradient of the current step have numbers. Every other
 * quantity shows its number only when somebody looks at it. Pure; must not know how anything is painted.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Index } from "../../model/document/indexing.js"
 * @import { GroupPhase, PlanView } from "../../model/run/plan.js"
 * @import { Quantity } from "../../model/run/quantities.js"
 * @import { Addition } from "./additions.js"
 */

import { edgesOf } from "../../model/document/indexing.js";
import { splitKey } from "../../model/page/view.js";
import { KNOB_EDGES } from "../scene/crowding.js";
import { additionsOf } from "./additions.js";

/**
 * @typedef {object} Attention
 * @property {number} group the current neuron-sized step, -1 before the first
 * @property {GroupPhase | null} phase
 * @property {string | null} neuron the neuron of this step
 * @property {ReadonlySet<string>} weights edges whose weights' gradients this step computes
 * @property {readonly Addition[]} additions the sums that this step computes
 * @property {boolean} few whether the drawing is small enough for numbers under every neuron
 * @property {ReadonlySet<string>} asked keys of the selected, pointed and focused entities
 * @property {ReadonlySet<string>} marked parameters marked with a question
 * @property {Told | null} [told]
 *
 * What the answer to an open question says about a parameter, independent of the step: its gradient. `deltas`: δ by neuron, when the answer contains δ.
 * @typedef {{ parameter: string, gradient: Quantity | null, deltas: ReadonlyMap<string, number> }} Told
 */

/**
 * @param {PlanView | null} plan @param {number} group the current step, -1 before the first
 * @param {{ document: Document, asked: ReadonlySet<string>, marked: ReadonlySet<string> }} looked
 * @returns {Attention}
 */
export function attend(plan, group, { document, asked, marked }) {
  const known = plan !== null && group >= 0;
  return {
    group,
    phase: known ? plan.groupPhase(group) : null,
    neuron: known ? plan.neuronOf(group) : null,
    weights: known ? weightsOf(plan, group) : new Set(),
    additions: known ? additionsOf(plan, group) : [],
    few: document.edges.length <= KNOB_EDGES,
    asked,
    marked,
  };
}

/**
 * The edges whose gradients a step computes.
 * @param {PlanView} plan @param {number} group @returns {Set<string>}
 */
function weightsOf(plan, group) {
  const edges = new Set();
  for (let step = plan.groupStarts[group]; step < plan.groupStarts[group + 1]; step += 1) {
    if (plan.kindOf(step) === "grad_weight") edges.add(plan.idOf(step));
  }
  return edges;
}

/**
 * The step in motion, otherwise the step that landed last; -1 before the first step.
 * @param {PlanView | null} plan @param {number} shown micro-steps landed @param {boolean} moving
 */
export function groupAt(plan, shown, moving) {
  if (!plan) return -1;
  if (moving && shown < plan.stepCount) return plan.groupOf(shown);
  return shown > 0 ? plan.groupOf(Math.min(shown, plan.stepCount) - 1) : -1;
}

/**
 * Whether somebody looks at a neuron or at its input value.
 * @param {Attention} attention @param {string} id
 */
const asksNeuron = ({ asked }, id) => asked.has(`neuron:${id}`) || asked.has(`input:${id}`);

/**
 * Whether a neuron's gradient has a number in addition to its mark. No computation uses the gradient of an
 * input, so it stays a mark until somebody asks for it.
 * @param {Attention} attention @param {string} id @param {boolean} input
 */
export const gradientHasNumber = (attention, id, input) =>
  asksNeuron(attention, id) || (!input && (attention.few || attention.neuron === id));

/**
 * Whether a neuron shows the quantities from which its activation and its gradient are computed.
 * @param {Attention} attention @param {string} id
 */
export const showsInside = (attention, id) => attention.neuron === id || asksNeuron(attention, id);

/** Whether a bias carries its value. @param {Attention} attention @param {string} id of the neuron */
export const biasHasNumber = (attention, id) =>
  attention.asked.has(`bias:${id}`) ||
  asksNeuron(attention, id) ||
  (attention.neuron === id && attention.phase === "forward");

/** Whether somebody looks at a weight. @param {Attention} attention @param {string} edge */
export const asksWeight = ({ asked }, edge) => asked.has(`knob:${edge}`) || asked.has(`edge:${edge}`);

/**
 * The edges whose knobs are shown although the drawing has too many edges to show every knob. They are: edges
 * that somebody looks at, the edges of the neurons that somebody looks at, and edges with a marked parameter.
 * What is pointed at, selected and marked each shows at most as many knobs as a small drawing has; neurons show
 * theirs only if there is room for all of them. Targets are named "target:<output>".
 * @param {Index} index @param {readonly Iterable<string>[]} looked keys: what is pointed at, what is selected
 * @param {Iterable<string>} marked parameters
 */
export function askedKnobs(index, looked, marked) {
  const uses = [...marked].flatMap((parameter) =>
    (index.uses.get(parameter)?.edges ?? []).slice(0, KNOB_EDGES),
  );
  return new Set([
    ...looked.flatMap((keys) => [...knobsOf(index, keys)]),
    ...uses.slice(0, KNOB_EDGES).map(({ id }) => id),
  ]);
}

/**
 * Those of the edges and targets that somebody looks at themselves, and not at a neuron of theirs.
 * @param {readonly Iterable<string>[]} looked keys: what is pointed at, what is selected
 */
export const namedKnobs = (looked) =>
  looked.flatMap((keys) =>
    [...keys].flatMap((key) => {
      const { kind, id } = splitKey(key);
      return kind === "knob" || kind === "edge" ? [id] : kind === "target" ? [key] : [];
    }),
  );

/** @param {Index} index @param {Iterable<string>} keys */
function knobsOf(index, keys) {
  const [found, around] = [new Set(), new Set()];
  for (const key of keys) {
    const { kind, id } = splitKey(key);
    if ((kind === "knob" || kind === "edge") && found.size < KNOB_EDGES) found.add(id);
    if (kind === "target" && found.size < KNOB_EDGES) found.add(key);
    if (kind !== "neuron" || found.size + around.size > KNOB_EDGES) continue;
    if (index.neurons.get(id)?.role === "output") found.add(`target:${id}`);
    for (const edge of edgesOf(index.incoming, id)) around.add(edge.id);
    for (const edge of edgesOf(index.outgoing, id)) around.add(edge.id);
  }
  return found.size + around.size > KNOB_EDGES ? found : new Set([...found, ...around]);
}
