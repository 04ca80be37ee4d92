// The legend above the drawing, and in the sheet of looks where there is no room for it there; pressing the name
// of its scale opens the choice. It knows no canvas.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { PicturesLegend } from "./pictures.js";
import { LegendRows } from "./rows.js";
import { LookScale } from "./scale.js";

/** @import { Surroundings } from "../ui.js" */

/** @param {Surroundings} props */
export function Legend({ model, playhead, marks }) {
  if (model.view.projector.value) return null;
  return html`<aside class="legend-row" aria-label=${say("legend_title")} data-testid="legend">
    ${
      model.view.pictures.value
        ? html`<${PicturesLegend} model=${model} />`
        : html`<${LegendRows} model=${model} playhead=${playhead} marks=${marks} />`
    }
    ${!model.view.pictures.value && html`<${Choice} model=${model} />`}
  </aside>`;
}

/** How large numbers look, for the sheet of looks. @param {Surroundings} props */
export const LookSizes = ({ model, playhead, marks }) => html`
  <${LookScale} view=${model.view} name="scales" />
  <div class="legend-list"><${LegendRows} model=${model} playhead=${playhead} marks=${marks} /></div>
`;

/** The scale by its name; pressed, it opens the choice. @param {Pick<Surroundings, "model">} props */
function Choice({ model }) {
  const { view } = model;
  /** @param {FocusEvent & { currentTarget: HTMLDetailsElement }} event */
  const leave = ({ currentTarget, relatedTarget }) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) currentTarget.open = false;
  };
  /** @param {KeyboardEvent & { currentTarget: HTMLDetailsElement }} event */
  const keys = (event) => {
    if (event.key !== "Escape" || !event.currentTarget.open) return;
    event.stopPropagation();
    event.currentTarget.open = false;
    event.currentTarget.querySelector("summary")?.focus();
  };
  return html`<details onFocusOut=${leave} onKeyDown=${keys} data-testid="legend-scale">
    <summary><span class="aside">${say("scale")}:</span> <strong>${say(`scale_${view.scale.value}`)}</strong></summary>
    <div class="legend-choice" tabindex="-1"><${LookScale} view=${view} name="legend-scales" /></div>
  </details>`;
}
