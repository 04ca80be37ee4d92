// What the first visit says over the foot of the drawing: one caption for each phase.

import { html } from "./html.js";
import { Say } from "./sentence.js";

/** @import { Surroundings } from "./ui.js" */

/** @param {Surroundings} props */
export function Caption({ caption }) {
  const said = caption.value;
  return said && html`<p data-testid="caption"><${Say} sentence=${said} /></p>`;
}
