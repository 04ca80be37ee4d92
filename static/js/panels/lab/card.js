// The margin while iterations pass: where one is, what was learnt, and two pictures, each of which another can take the place
// of. Must not know how any of them is drawn.

import { useComputed } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { placesOf } from "../../model/document/reading.js";
import { inFull } from "../../model/document/training.js";
import { html } from "../parts/html.js";
import { Say } from "../parts/sentence.js";
import { useSame } from "../parts/use_kept.js";
import { judge } from "../plane/judging.js";
import { learnt } from "../plane/sheet.js";
import { viewOf } from "../plane/view.js";
import { RunActions } from "../selection/loss.js";
import { filmOf, touchFilm } from "../time/loss_curve.js";
import { pointAt } from "../time/loss_curve_layout.js";
import { useBeat } from "../time/throttle.js";
import { epochOf, kindsFor, shownOf } from "./kinds.js";
import { LabPicture } from "./picture.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { OutputPlane } from "../../model/run/plane.js"
 * @import { Judged } from "../plane/judging.js"
 * @import { Surroundings } from "../ui.js"
 * @import { Kind } from "./kinds.js"
 */

const NOTHING_CHOSEN = Object.freeze({ output: null, across: null, up: null });
/** @type {ReadonlySet<Kind>} */
const OF_LAYERS = new Set(["norms", "weights", "gradients"]);

/** @param {Surroundings} props */
export function LabCard(props) {
  const { model, ui } = props;
  const { plane, store, cursor } = model;
  const beat = useBeat(() => [
    touchFilm(model),
    plane.latest.value,
    model.spread.past.value,
    model.landmarks.latest.value,
  ]);
  const keep = useSame();
  const document = store.document.value;
  const view = useComputed(() => store.document.value && viewOf(store.document.value, NOTHING_CHOSEN)).value;
  useWhile(plane.wanted, view);
  useWhile(model.spread.wanted, ui.lab.value.some((kind) => OF_LAYERS.has(kind)) ? "spread" : null);
  const picture = plane.latest.value;
  const judged = useMemo(() => document && picture && judge(document, picture), [document, picture]);
  const kinds = useMemo(() => kindsFor(judged), [judged]);
  if (document === null) return null;
  return html`<article class="lab" data-testid="lab">
    <p class="kicker">${where(document, cursor.state.value?.iteration ?? 1)}</p>
    <h2 tabindex="-1"><${Say} sentence=${headOf(model, document, picture, judged)} /></h2>
    ${ui.lab.value.map((chosen, at) => {
      const kind = shownOf(chosen, kinds);
      const choose = (/** @type {Kind} */ next) => {
        ui.lab.value = ui.lab.value.map((each, i) => (i === at ? next : each));
      };
      // Ten times a second the loss has come further; the plane is told less often, and costs more.
      const seen =
        kind === "loss" ? beat : OF_LAYERS.has(kind) ? model.spread.past.value : model.numbers.sample;
      const shown = { kind, kinds, document, picture, judged, seen };
      return keep(
        at,
        shown,
        ({ seen: _, ...own }) => html`<${LabPicture} key=${at} ...${props} ...${own} choose=${choose} />`,
      );
    })}
    ${!cursor.playing.value && html`<${RunActions} model=${model} />`}
  </article>`;
}

/** @template T @param {import("@preact/signals").Signal<T | null>} wanted @param {T | null} now */
function useWhile(wanted, now) {
  useEffect(() => {
    wanted.value = now;
    return () => {
      wanted.value = null;
    };
  }, [wanted, JSON.stringify(now)]);
}

/** @param {Document} document @param {number} iteration */
function where(document, iteration) {
  const samples = placesOf(document, "train").length;
  const epoch = epochOf(iteration, samples, inFull(document).batch_size);
  return say("lab_where", { iteration, epoch });
}

/** @param {Surroundings["model"]} model @param {Document} document @param {OutputPlane | null} picture @param {Judged | null} judged */
function headOf(model, document, picture, judged) {
  if (picture !== null && judged !== null && judged.right !== null) return learnt(document, picture, judged);
  const film = filmOf(model);
  const point = film?.present && pointAt(film.present, film.iteration);
  return { code: point ? "lab_loss" : "lab_begins", values: { loss: point ? number(point.loss) : "" } };
}
