// Changes that were made in a tab that is closed, and that the server never had: one sentence and two ways. Must not
// know where they were kept.

import { say } from "../lib/say.js";
import { html } from "./parts/html.js";

/** @import { Surroundings } from "./ui.js" */

/** @param {Surroundings} props */
export function LeftOver({ model: { leftOver } }) {
  const edits = leftOver.edits.value;
  if (edits.length === 0) return null;
  const made = new Date(edits[edits.length - 1].time);
  const when = made.toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
  return html`<div class="left-over" role="status" data-testid="left-over">
    <p>${say("left_over", { count: edits.length, when })}</p>
    <p class="actions">
      <button type="button" class="filled" onClick=${leftOver.send}>${say("left_over_send", { count: edits.length })}</button>
      <button type="button" class="link" onClick=${leftOver.discard}>${say("left_over_discard")}</button>
    </p>
  </div>`;
}
