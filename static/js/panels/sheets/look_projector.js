// The projected page and its stops, in the sheet of looks: two switches and the list of what is marked, in the
// order in which it is told. Must not know how the projected page looks.

import { useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { stopsOf } from "../../model/edits/stops.js";
import { goTo, toldStops } from "../../playback/presenting.js";
import { stopAt } from "../../playback/stops.js";
import { CheckField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { placeWords } from "../parts/moment.js";
import { StopField, StopSentence } from "../step/stops.js";

/**
 * @import { Stop } from "../../protocol/messages.js"
 * @import { Place } from "../../playback/stops.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Surroundings} props */
export function LookProjector(props) {
  const { projector, stopsOn } = props.model.view;
  return html`
    <${CheckField} label=${say("projector")} name="projector" checked=${projector.value}
      commit=${(/** @type {boolean} */ on) => (projector.value = on)} />
    <p class="note">${say("projector_help")}</p>
    <${CheckField} label=${say("stops_on")} name="stops-on" checked=${stopsOn.value}
      commit=${(/** @type {boolean} */ on) => (stopsOn.value = on)} />
    <${StopList} ...${props} />
  `;
}

/** @param {Surroundings} props */
function StopList(props) {
  const { model } = props;
  const told = toldStops(model);
  const others = stopsOf(model.store.document.value).filter(
    (stop) => !told.some((each) => each.stop === stop),
  );
  if (told.length + others.length === 0) return html`<p class="note">${say("stops_none")}</p>`;
  const here = model.cursor.state.value;
  const current = here === null ? undefined : stopAt(told, here);
  return html`<ol class="stops" aria-label=${say("stops")} data-testid="stops">
    ${told.map((each, at) => html`<${Row} key=${keyOf(each.stop)} ...${props} ...${each} number=${at + 1} current=${each === current} />`)}
    ${others.map((stop) => html`<${Row} key=${keyOf(stop)} ...${props} stop=${stop} place=${null} number=${0} current=${false} />`)}
  </ol>`;
}

/** @param {Stop} stop */
const keyOf = ({ kind, target = "", iteration = 1 }) => `${kind} ${target} ${iteration}`;

/** @param {Surroundings & {stop: Stop, place: Place | null, number: number, current: boolean}} props */
function Row({ model, playhead, stop, place, number, current }) {
  const [open, setOpen] = useState(false);
  const edits = model.editor.canEdit.value;
  return html`<li class=${place === null ? "nowhere" : ""} aria-current=${current ? "step" : undefined}>
    ${place !== null && html`<button type="button" class="stop-number" aria-label=${say("stop_go", { number })} onClick=${() => goTo(model, playhead, place)}>${number}</button>`}
    <div>
      <p class="kicker">${whereWords(model, stop, place)}</p>
      ${
        open && edits
          ? html`<${StopField} model=${model} place=${stop} text=${stop.text ?? ""} done=${() => setOpen(false)} />`
          : html`<${StopSentence} model=${model} stop=${stop} />`
      }
      ${
        edits &&
        !open &&
        html`<p class="actions">
        <button type="button" class="link quiet" onClick=${() => setOpen(true)}>${say("stop_change")}</button>
        <button type="button" class="link quiet" onClick=${() => model.editor.removeStop(stop)}>${say("stop_remove")}</button>
      </p>`
      }
    </div>
  </li>`;
}

/** "Step 9 of 11 · backward", as on the step's card. @param {Surroundings["model"]} model @param {Stop} stop @param {Place | null} place */
function whereWords(model, stop, place) {
  const plan = model.plan.current.peek();
  if (place === null || plan === null) return say("stop_not_here");
  const words =
    place.step === 0 ? say("step_none") : say("step_of", placeWords(plan, plan.groupOf(place.step - 1)));
  const { iteration = 1 } = stop;
  return iteration === 1 ? words : `${words}, ${say("stop_iteration", { iteration })}`;
}
