// The conventions of the document among the looks: how its formulas are written and what is a matter of taste
// in its loss and its training. Unlike the other looks they are everybody's, and whoever looks on cannot change
// them. Must not know how formulas are written.

import { useComputed } from "@preact/signals";
import { say } from "../../lib/say.js";
import { facts } from "../parts/facts.js";
import { html } from "../parts/html.js";
import {
  DeltaChoice,
  ErrorChoice,
  HalfChoice,
  LayerChoice,
  LossChoice,
  OrderChoice,
  RateChoice,
  ReductionChoice,
  SumChoice,
  UpdateChoice,
} from "../selection/convention_fields.js";
import { ActivationChoice, BiasChoice, DeltaSignChoice } from "../selection/name_fields.js";

/** @import { Surroundings } from "../ui.js" */

/** @param {Surroundings} props */
export function LookConventions({ model, playhead }) {
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  if (known === null) return null;
  const props = { model, known, edits: model.editor.canEdit.value };
  return html`
    <p class="note">${say(whose(model))}</p>
    <${SumChoice} ...${props} />
    <${ActivationChoice} ...${props} />
    <${DeltaChoice} ...${props} />
    <${DeltaSignChoice} ...${props} />
    <${BiasChoice} ...${props} />
    <${LossChoice} ...${props} />
    <${RateChoice} ...${props} />
    <${ErrorChoice} ...${props} />
    <${HalfChoice} ...${props} />
    <${ReductionChoice} ...${props} />
    <${UpdateChoice} ...${props} />
    <${OrderChoice} ...${props} />
    <${LayerChoice} ...${props} />
  `;
}

/** Why they can be changed here, or not. @param {Surroundings["model"]} model */
function whose({ editor, view }) {
  if (editor.canEdit.value) return "conventions_kept";
  return view.locked.value ? "conventions_locked" : "conventions_viewed";
}
