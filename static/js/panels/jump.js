// Jumps within a run: to an iteration, to a neuron's turn. The step stays where the iteration changes, and the
// iteration where the step does.

import { say } from "../lib/words.js";
import { ChoiceField, NumberField } from "./field.js";
import { html } from "./html.js";

/**
 * @import { PlanView } from "../model/plan.js"
 * @import { Surroundings } from "./ui.js"
 *
 * A neuron's turn: its group, and the number of micro-steps that are done when it is over.
 * @typedef {{neuron: string, phase: "forward" | "backward", group: number, step: number}} Turn
 */

/** @param {Surroundings} props */
export function Jumps({ model, moment }) {
  const plan = moment.plan.value;
  if (plan === null) return null;
  return html`<h3>${say("jump_title")}</h3>
    <${IterationField} model=${model} moment=${moment} />
    <${TurnField} model=${model} moment=${moment} plan=${plan} />`;
}

/** @param {Pick<Surroundings, "model" | "moment">} props */
function IterationField({ model, moment }) {
  const commit = (/** @type {number} */ iteration) => {
    const here = model.cursor.state.peek();
    const first = here?.start ?? 1;
    if (!Number.isInteger(iteration) || iteration < first) return say("jump_whole", { first });
    model.transport.seek(here?.step ?? 0, { turn: here?.turn ?? 0, iteration });
    return undefined;
  };
  return html`<${NumberField} label=${say("jump_iteration")} name="jump-iteration" value=${moment.iteration.value} commit=${commit} />`;
}

/** @param {Pick<Surroundings, "model" | "moment"> & {plan: PlanView}} props */
function TurnField({ model, moment, plan }) {
  const turns = turnsIn(plan);
  const here = turns.findIndex(({ group }) => group === moment.group.value);
  const { neurons } = model.store.index.value;
  const options = turns.map(({ neuron, phase }, at) => [
    String(at),
    say(`jump_turn_${phase}`, { name: neurons.get(neuron)?.name ?? neuron }),
  ]);
  return html`<${ChoiceField} label=${say("jump_turn")} name="jump-turn" value=${here < 0 ? "" : String(here)}
    options=${here < 0 ? [["", say("jump_turn_none")], ...options] : options}
    commit=${(/** @type {string} */ at) => at !== "" && model.transport.seek(turns[Number(at)].step)} />`;
}

/** All turns of neurons in an iteration, in its order. @param {PlanView} plan @returns {Turn[]} */
export function turnsIn(plan) {
  return [...Array(plan.groupCount).keys()].flatMap((group) => {
    const neuron = plan.neuronOf(group);
    const phase = plan.groupPhase(group);
    if (neuron === null || (phase !== "forward" && phase !== "backward")) return [];
    return [{ neuron, phase, group, step: plan.groupStarts[group + 1] }];
  });
}
