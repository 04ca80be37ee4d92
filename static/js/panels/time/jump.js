// Jumps within a run: to an iteration, to a neuron's turn. The step stays where the iteration changes, and the
// iteration where the step does. Must not know how a place is reached.

import { useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { turnsOf } from "../../playback/neuron_turns.js";
import { seekHere } from "../../playback/seek.js";
import { ChoiceField, NumberField } from "../parts/field.js";
import { html } from "../parts/html.js";

/**
 * @import { PlanView } from "../../model/run/plan.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Surroundings} props */
export function Jumps({ model, moment }) {
  const plan = moment.plan.value;
  if (plan === null) return null;
  return html`<h3>${say("jump_title")}</h3>
    <${IterationField} model=${model} moment=${moment} />
    <${TurnField} model=${model} plan=${plan} />`;
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

/** @param {{model: Surroundings["model"], plan: PlanView}} props */
function TurnField({ model, plan }) {
  const { neurons } = model.store.index.value;
  const [chosen, choose] = useState("");
  const neuron = plan.neuronIds.includes(chosen) ? chosen : plan.neuronIds[0];
  const ends = turnsOf(plan, neuron);
  return html`<${ChoiceField} label=${say("jump_turn")} name="jump-turn" value=${neuron}
      options=${plan.neuronIds.map((id) => [id, neurons.get(id)?.name ?? id])} commit=${choose} />
    <p class="jump-ways">
      ${/** @type {const} */ (["forward", "backward"]).map((way) => html`<${Way} key=${way} model=${model} way=${way} end=${ends[way]} />`)}
    </p>`;
}

/** To the end of a turn, where there is one. @param {{model: Surroundings["model"], way: "forward" | "backward", end: number}} props */
const Way = ({ model, way, end }) => html`<button type="button" class="link" aria-disabled=${end < 0}
  onClick=${() => end >= 0 && seekHere(model, end)}>${say(`jump_${way}`)}</button>`;
