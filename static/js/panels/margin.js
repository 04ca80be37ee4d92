// The margin shows one thing at a time: a sheet that was asked for, else the open question, else what is
// selected, else the present step. Problems stand above it and leave it as it is.

import { html } from "./html.js";
import { KeysSheet } from "./keys_sheet.js";
import { LookSheet } from "./look_sheet.js";
import { MoreSheet } from "./more_sheet.js";
import { Problem } from "./notice.js";
import { Paused } from "./paused.js";
import { QuestionCard } from "./question_card.js";
import { SelectionCard } from "./selection_card.js";
import { ShareSheet } from "./share_sheet.js";
import { StepCard } from "./step_card.js";
import { TimeSheet } from "./time_sheet.js";

/** @import { Surroundings } from "./ui.js" */

const SHEETS = { share: ShareSheet, look: LookSheet, keys: KeysSheet, more: MoreSheet, time: TimeSheet };

/** @param {Surroundings} props */
export function Margin(props) {
  const open = props.ui.open.value;
  const Card = open === null ? cardOf(props.model) : SHEETS[open];
  return html`<div class="sheet" data-sheet=${open ?? "card"}>
    <${Problem} ...${props} />
    <${Paused} ...${props} />
    <${Card} ...${props} />
  </div>`;
}

/** @param {Surroundings["model"]} model */
function cardOf({ questions, view }) {
  if (questions.open.value !== null) return QuestionCard;
  return view.selection.value.size > 0 ? SelectionCard : StepCard;
}
