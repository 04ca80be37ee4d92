// How far one step goes, as a choice of its own: more grains than the rail has stops. Must not know how fast anything
// moves.

import { say } from "../../lib/say.js";
import { usual } from "../../model/run/paces.js";
import { GRAINS } from "../../protocol/messages.js";
import { ChoiceField } from "../parts/field.js";
import { html } from "../parts/html.js";

/**
 * @import { Grain } from "../../model/run/transport.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Pick<Surroundings, "model">} props */
export function LookPace({ model }) {
  const { grain } = (model.cursor.state.value ?? { pace: usual("neuron") }).pace;
  return html`<${ChoiceField} label=${say("grain")} name="grain" value=${grain}
    options=${GRAINS.map((name) => [name, say(`grain_${name}`)])}
    commit=${(/** @type {Grain} */ chosen) => model.transport.setPace(usual(chosen))} />`;
}
