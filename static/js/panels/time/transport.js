// The controls of time: back, play, step, the rail of paces, and the loop. Where nothing can move
// the buttons say why and do nothing; what cannot run says what is missing in the place of the loop. Must not
// know where a step leads: the server says it.

import { say, word } from "../../lib/say.js";
import { neuronName } from "../../model/document/reading.js";
import { flies, NAMED } from "../../model/run/paces.js";
import { takeStep } from "../../playback/take_step.js";
import { listed } from "../../words/en/counting.js";
import { html } from "../parts/html.js";
import { Rail } from "./rail.js";
import { Loop } from "./track.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { Surroundings } from "../ui.js"
 */

const BACK = "M5-9V9L-7 0z";
const STEP = "M-5-9V9L7 0z";
const PLAY = "M-5.5-9.5V9.5L9 0z";
const PAUSE = "M-7-9h5V9h-5zM2-9h5V9H2z";

/** @param {Surroundings} props */
export function Transport(props) {
  const { plan, cursor } = props.model;
  return html`<div class="controls" data-flies=${flies(cursor.state.value?.pace ?? NAMED.neuron)}>
    <${Buttons} ...${props} />
    ${
      plan.current.value === null
        ? html`<${Missing} ...${props} />`
        : html`<${Rail} ...${props} /><${Loop} ...${props} />`
    }
  </div>`;
}

/** What is missing, with what would mend it where one press can. @param {Surroundings} props */
function Missing({ model }) {
  const [missing] = model.plan.missing.value;
  const document = model.store.document.value;
  const mends = missing?.code === "no_output" && document !== null && model.editor.canEdit.value;
  const ends = mends ? deadEnds(document) : [];
  return html`<p class="missing" data-testid="missing">
    ${missing ? word(missing) : ""}
    ${ends.length > 0 && html` <button type="button" class="link" onClick=${() => void model.editor.setRoles(ids(ends), "output")}>${say("make_outputs", { count: ends.length, names: listed(ends.map(neuronName)) })}</button>`}
  </p>`;
}

/** Hidden neurons that lead nowhere; those that compute something, where there are any. @param {Document} document */
function deadEnds({ neurons, edges }) {
  const [sources, targets] = [
    new Set(edges.map(({ source }) => source)),
    new Set(edges.map(({ target }) => target)),
  ];
  const ends = neurons.filter(({ id, role }) => role === "hidden" && !sources.has(id));
  const reached = ends.filter(({ id }) => targets.has(id));
  return reached.length > 0 ? reached : ends;
}

/** @param {readonly { id: string }[]} neurons */
const ids = (neurons) => neurons.map(({ id }) => id);

/** Why nothing can move; null where it can. @param {Surroundings["model"]} model @returns {string | null} */
export function hindrance({ people, plan }) {
  if (people.connection.value !== "open") return say("time_offline");
  if (plan.current.value !== null) return null;
  const [missing] = plan.missing.value;
  return missing ? word(missing) : say("time_nothing");
}

/** @param {Surroundings} props */
function Buttons({ model, playhead }) {
  const { transport, cursor } = model;
  const playing = cursor.playing.value;
  const reason = hindrance(model);
  return html`<div class="buttons">
    <${Round} code="back" path=${BACK} reason=${reason} act=${() => takeStep(model, playhead, -1)} />
    <${Round} code=${playing ? "pause" : "play"} kind="play" path=${playing ? PAUSE : PLAY} reason=${reason} act=${() => transport.toggle()} />
    <${Round} code="step" path=${STEP} reason=${reason} act=${() => takeStep(model, playhead, 1)} />
  </div>`;
}

/** @param {{code: string, kind?: string, path: string, reason: string | null, act: () => void}} props */
const Round = ({ code, kind = code, path, reason, act }) => html`<button
  type="button"
  class=${`round ${kind}`}
  aria-label=${say(code)}
  title=${reason ?? say(code)}
  aria-disabled=${reason !== null}
  onClick=${() => reason === null && act()}
>
  <svg viewBox="-12 -12 24 24" aria-hidden="true"><path d=${path} /></svg>
</button>`;
