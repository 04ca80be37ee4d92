// How large the drawing is, in per cent, with a press for smaller, all of it, and larger. It shows while somebody draws
// or has moved the drawing. Must not know how the camera moves.

import { say } from "../lib/say.js";
import { html } from "./parts/html.js";

/** @import { Surroundings } from "./ui.js" */

const PRESSES = /** @type {const} */ ([
  ["zoom_out", "−"],
  ["fit", ""],
  ["zoom_in", "+"],
]);

/** @param {Surroundings} props */
export function Zoom({ model, marks, commands }) {
  const { view } = model;
  const drawing = view.drawing.value && model.editor.canEdit.value;
  if (view.projector.value || !(drawing || marks.moved.value)) return null;
  const percent = `${Math.round(100 * marks.zoom.value)}%`;
  return html`<div class="zoom-choice" role="group" aria-label=${say("zoom")} data-testid="zoom">
    ${PRESSES.map(
      ([
        code,
        sign,
      ]) => html`<button key=${code} type="button" aria-label=${`${say(`command_${code}`)}, ${percent}`} title=${say(`command_${code}`)}
        data-zoom=${code} onClick=${() => commands.find((each) => each.code === code)?.run()}>${sign || percent}</button>`,
    )}
  </div>`;
}
