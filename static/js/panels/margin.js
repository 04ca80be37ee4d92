// The margin shows one thing at a time: a sheet that was asked for, else the open question, else what is
// selected, else the present step. Problems stand above it and leave it as it is. Must not know what any of
// them holds.

import { MakeSheet } from "./drawing/make.js";
import { LayerSheet } from "./layers/sheet.js";
import { LeftOver } from "./left_over.js";
import { Problem } from "./notice.js";
import { Offered } from "./offered.js";
import { html } from "./parts/html.js";
import { PlaneSheet } from "./plane/sheet.js";
import { QuestionCard } from "./question/card.js";
import { SelectionCard } from "./selection/card.js";
import { KeysSheet } from "./sheets/keys.js";
import { LookSheet } from "./sheets/look.js";
import { MoreSheet } from "./sheets/more.js";
import { PictureSheet } from "./sheets/picture.js";
import { ShareSheet } from "./sheets/share.js";
import { TimeSheet } from "./sheets/time.js";
import { StepCard } from "./step/card.js";
import { Paused } from "./time/paused.js";
import { WeightsSheet } from "./weights/sheet.js";

/** @import { Surroundings } from "./ui.js" */

const SHEETS = {
  share: ShareSheet,
  look: LookSheet,
  keys: KeysSheet,
  more: MoreSheet,
  time: TimeSheet,
  weights: WeightsSheet,
  layer: LayerSheet,
  plane: PlaneSheet,
  picture: PictureSheet,
  make: MakeSheet,
};

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
function cardOf({ questions, view }) {
  if (questions.open.value !== null) return QuestionCard;
  return view.selection.value.size > 0 ? SelectionCard : StepCard;
}
