// Grain and speed as two choices; the pace joins them. Grain is how far one step goes, speed is how fast steps follow
// each other. Must not know how fast anything moves.

import { say } from "../../lib/say.js";
import { GRAINS } from "../../protocol/messages.js";
import { ChoiceField } from "../parts/field.js";
import { html } from "../parts/html.js";

/**
 * @import { Pace } from "../../model/run/transport.js"
 * @import { Surroundings } from "../ui.js"
 */

const PACES = /** @type {const} */ ([...GRAINS, "full"]);
const SPEEDS = /** @type {const} */ ([0.25, 0.5, 1, 2, 4]);

/** @param {Pick<Surroundings, "model">} props */
export function LookPace({ model }) {
  const { pace = "neuron", speed = 1 } = model.cursor.state.value ?? {};
  const { transport } = model;
  const speeds = SPEEDS.some((each) => each === speed) ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b);
  return html`<${ChoiceField} label=${say("grain")} name="grain" value=${pace}
      options=${PACES.map((name) => [name, say(`grain_${name}`)])}
      commit=${(/** @type {Pace} */ chosen) => transport.setPace(chosen, speed)} />
    <${ChoiceField} label=${say("speed")} name="speed" value=${String(speed)}
      options=${speeds.map((each) => [String(each), each === 1 ? say("speed_usual") : say("speed_times", { speed: each })])}
      commit=${(/** @type {string} */ chosen) => transport.setPace(pace, Number(chosen))} />`;
}
