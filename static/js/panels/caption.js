// What is said at the foot of the drawing: one caption for each phase of the first visit; on a projected page
// what the present step calculates. Must not know which sentence comes next.

import { html } from "./parts/html.js";
import { Say } from "./parts/sentence.js";
import { Told } from "./projector/told.js";

/** @import { Surroundings } from "./ui.js" */

/** @param {Surroundings} props */
export function Caption(props) {
  const said = props.caption.value;
  if (props.model.view.projector.value) return html`<${Told} ...${props} />`;
  return said && html`<p data-testid="caption"><${Say} sentence=${said} /></p>`;
}
