// The controls of time: back, play, step, pace, start again, and the loop. What cannot run says what is
// missing in the place of the buttons.

import { say } from "../lib/words.js";
import { PACES } from "../protocol/messages.js";
import { html } from "./html.js";
import { Loop } from "./track.js";

/** @import { Surroundings } from "./ui.js" */

/** @param {Surroundings} props */
export function Transport(props) {
  const { plan } = props.model;
  const runs = plan.current.value !== null;
  return html`<div class="controls">
    ${runs ? html`<${Buttons} ...${props} />` : html`<${Missing} ...${props} />`}
    ${runs && html`<${Loop} ...${props} />`}
  </div>`;
}

/** @param {Surroundings} props */
function Missing({ model }) {
  const [first] = model.plan.missing.value;
  return html`<p class="missing" data-testid="missing">${first ? first.message : ""}</p>`;
}

/** @param {Surroundings} props */
function Buttons({ model }) {
  const { transport, cursor } = model;
  const playing = cursor.playing.value;
  const pace = cursor.state.value?.pace ?? "neuron";
  return html`
    <div class="buttons">
      <button type="button" class="round back" aria-label=${say("back")} title=${say("back")} onClick=${() => transport.step(-1)}>
        <svg viewBox="-12 -12 24 24" aria-hidden="true"><path d="M5-9V9L-7 0z" /></svg>
      </button>
      <button type="button" class="round play" aria-label=${say(playing ? "pause" : "play")} title=${say(playing ? "pause" : "play")} onClick=${() => transport.toggle()}>
        <svg viewBox="-12 -12 24 24" aria-hidden="true"><path d=${playing ? "M-7-9h5V9h-5zM2-9h5V9H2z" : "M-5.5-9.5V9.5L9 0z"} /></svg>
      </button>
      <button type="button" class="round step" aria-label=${say("step")} title=${say("step")} onClick=${() => transport.step(1)}>
        <svg viewBox="-12 -12 24 24" aria-hidden="true"><path d="M-5-9V9L7 0z" /></svg>
      </button>
    </div>
    <div class="pace">
      <label>
        <span>${say("pace")}</span>
        <span class="select">
          <select value=${pace} onChange=${(/** @type {Event} */ event) => transport.setPace(/** @type {typeof pace} */ (/** @type {HTMLSelectElement} */ (event.currentTarget).value))}>
            ${PACES.map((name) => html`<option key=${name} value=${name} selected=${name === pace}>${say(`pace_${name}`)}</option>`)}
          </select>
        </span>
      </label>
      <button type="button" class="link quiet restart" onClick=${() => transport.restart()}>${say("restart")}</button>
    </div>
  `;
}
