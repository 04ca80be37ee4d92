// The margin shows one thing at a time: a sheet that was asked for, else the open question, else what is
// selected, else the present step or, while iterations pass, two pictures. Problems stand above it and leave it as it is. Must not know what any of
// them holds.

import { late } from "./fetched.js";
import { LeftOver } from "./left_over.js";
import { Problem } from "./notice.js";
import { Offered } from "./offered.js";
import { html } from "./parts/html.js";
import { QuestionCard } from "./question/card.js";
import { SelectionCard } from "./selection/card.js";
import { StepCard } from "./step/card.js";
import { Paused } from "./time/paused.js";

/** @import { Surroundings } from "./ui.js" */

const SHEETS = {
  share: late.panel("ShareSheet"),
  look: late.panel("LookSheet"),
  keys: late.panel("KeysSheet"),
  more: late.panel("MoreSheet"),
  time: late.panel("TimeSheet"),
  weights: late.panel("WeightsSheet"),
  layer: late.panel("LayerSheet"),
  plane: late.panel("PlaneSheet"),
  picture: late.panel("PictureSheet"),
  make: late.panel("MakeSheet"),
  data: late.panel("DataSheet"),
  history: late.panel("HistorySheet"),
  split: late.panel("SplitSheet"),
};

const LabCard = late.panel("LabCard");

/** @param {Surroundings} props */
export function Margin(props) {
  const open = props.ui.open.value;
  const Card = open === null ? cardOf(props.model) : SHEETS[open];
  return html`<div class="sheet" data-sheet=${open ?? "card"}>
    <${Problem} ...${props} />
    <${LeftOver} ...${props} />
    <${Offered} ...${props} />
    <${Paused} ...${props} />
    <${Card} ...${props} />
  </div>`;
}

/** @param {Surroundings["model"]} model */
function cardOf({ questions, view, cursor, plan }) {
  if (questions.open.value !== null) return QuestionCard;
  if (view.selection.value.size > 0) return SelectionCard;
  return passesBy(cursor.state.value, plan.current.value) ? LabCard : StepCard;
}

/**
 * Whether iterations pass, or have come to rest between two of them: then no step is looked at.
 * @param {import("../protocol/messages.js").Cursor | null} cursor @param {import("../model/run/plan.js").PlanView | null} plan
 */
function passesBy(cursor, plan) {
  if (
    cursor === null ||
    plan === null ||
    (cursor.pace.grain !== "iteration" && cursor.pace.grain !== "epoch")
  )
    return false;
  return cursor.playing || (cursor.iteration > cursor.start && cursor.step >= plan.stepCount);
}
