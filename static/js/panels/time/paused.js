// What paused the play, in one sentence above whatever the margin shows. It goes when the cursor moves on. Must
// not know the list of breakpoints.

import { html } from "../parts/html.js";
import { Say } from "../parts/sentence.js";
import { breakSentence, whoseLoss } from "./breakpoints.js";

/** @import { Surroundings } from "../ui.js" */

/** @param {Surroundings} props */
export function Paused({ model }) {
  const here = model.cursor.state.value;
  const by = here?.paused_by ?? null;
  const facts = { index: model.store.index.value, whose: whoseLoss(model.store.document.value) };
  return html`<div role="status" data-testid="paused">
    ${here && by && html`<p class="paused-note"><${Say} sentence=${breakSentence(facts, "paused", by, here.iteration)} /></p>`}
  </div>`;
}
