// More of time than the bar has room for, in the margin: the other way, jumps, what playing pauses at, and the
// runs that can be compared. Must not know how one gets there.

import { say } from "../../lib/say.js";
import { CheckField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { Sheet } from "../parts/sheet.js";
import { Breakpoints } from "../time/breakpoints.js";
import { Jumps } from "../time/jump.js";
import { RunsList } from "../time/runs_list.js";
import { hindrance } from "../time/transport.js";

/** @import { Surroundings } from "../ui.js" */

/** @param {Surroundings} props */
export function TimeSheet(props) {
  return html`<${Sheet} ui=${props.ui} title=${say("time_title")}>
    <${Ways} ...${props} />
    <${Ease} ...${props} />
    <ul class="time-ways"><li><button type="button" class="link" data-testid="plot-door" onClick=${() => openPlot(props)}>${say("plot_door")}</button></li></ul>
    <${Jumps} ...${props} />
    <${Breakpoints} ...${props} />
    <${RunsList} ...${props} />
  </${Sheet}>`;
}

/** @param {Surroundings} props */
const Ease = ({ model }) => html`<${CheckField} label=${say("pace_eases")} name="eases"
  checked=${model.cursor.state.value?.pace.eases ?? false} commit=${(/** @type {boolean} */ on) => model.transport.ease(on)} />`;

/** It lies over the drawing; the margin is free again. @param {Surroundings} props */
function openPlot({ ui }) {
  ui.open.value = null;
  ui.plot.value = true;
}

/** @param {Surroundings} props */
function Ways({ model }) {
  const { transport, cursor } = model;
  const reason = hindrance(model);
  const backwards = cursor.playing.value && cursor.state.value?.direction === -1;
  /** @type {[string, () => void][]} */
  const ways = [
    [backwards ? "pause" : "play_backwards", () => transport.toggle(-1)],
    ["restart_iteration", () => transport.restart()],
    ["phase_previous", () => transport.step(-1, "phase")],
    ["phase_next", () => transport.step(1, "phase")],
  ];
  return html`<ul class="time-ways">
    ${ways.map(
      ([code, act]) => html`<li key=${code}>
        <button type="button" class="link" aria-disabled=${reason !== null} title=${reason ?? undefined}
          onClick=${() => reason === null && act()}>${say(code)}</button>
      </li>`,
    )}
  </ul>`;
}
