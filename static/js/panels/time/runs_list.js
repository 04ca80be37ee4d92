// The runs that the server remembers, as a list: from where each branched off and how far its loss has come. A
// touched row lights its curve in the loop. Must not know how a run is opened.

import { useEffect } from "preact/hooks";
import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { NO_OPERATIONS } from "../../model/page/people.js";
import { html } from "../parts/html.js";
import { touchFilm } from "./loss_curve.js";
import { useBeat } from "./throttle.js";
import { unlike } from "./unlike.js";

/**
 * @import { Curve } from "../../model/run/curves.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Surroundings} props */
export function RunsList({ model, ui }) {
  useBeat(() => touchFilm(model));
  // A row that is removed while it is touched gets no leave event.
  const leave = () => {
    ui.litRun.value = null;
  };
  useEffect(() => leave, []);
  const present = model.cursor.state.peek()?.run;
  const curves = model.curves.all().filter(({ iterations }) => iterations.length > 0);
  if (curves.length < 2) return null;
  const words = unlikeOf(model, curves);
  return html`<h3>${say("runs_title")}</h3>
    <ul class="runs" data-testid="runs">
      ${curves.map((curve) => {
        const light = () => (ui.litRun.value = curve.run);
        return html`<li key=${curve.run}>
          <button type="button" data-run=${curve.run} aria-current=${curve.run === present} onPointerEnter=${light} onPointerLeave=${leave} onFocus=${light} onBlur=${leave} onClick=${light}>
            <span>${runName(curve)}${words.get(curve.run) && html`<br /><small>${words.get(curve.run)}</small>`}</span>
            <span class="number">${newestWords(curve)}</span>
          </button>
        </li>`;
      })}
    </ul>`;
}

/** What parts them from one another, where it is known. @param {Surroundings["model"]} model @param {readonly Curve[]} curves the present one last */
export const unlikeOf = ({ begun, people }, curves) =>
  unlike(
    curves.map(({ run }) => ({ run, document: begun.of(run) })),
    people.operations.peek() ?? NO_OPERATIONS,
  );

/** @param {Curve} curve */
export const runName = ({ run, parent, parentIteration }) =>
  parent === null ? say("run_name", { run }) : say("run_branch", { run, iteration: parentIteration ?? 1 });

/** @param {Curve} curve */
function newestWords({ iterations, losses }) {
  const last = iterations.length - 1;
  return say("run_newest", { iteration: iterations[last], loss: number(losses[last]) });
}

/** The whole of it in one line. @param {Curve} curve */
export const runLabel = (curve) => `${runName(curve)} · ${newestWords(curve)}`;
