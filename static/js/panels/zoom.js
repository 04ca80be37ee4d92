// How large the drawing is, in per cent, with a press for smaller, all of it, and larger. It shows while somebody draws
// or has moved the drawing. Beside it, for fingers, the menu of what is selected. Must not know how the camera moves.

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
  if (view.projector.value) return null;
  const run = (/** @type {string} */ wanted) => commands.find(({ code }) => code === wanted)?.run();
  const menu =
    view.selection.value.size > 0 &&
    html`<button type="button" class="touch-menu" data-testid="touch-menu" aria-label=${say("command_menu")} onClick=${() => run("menu")}>⋯</button>`;
  if (!(drawing || marks.moved.value)) return menu;
  const percent = `${Math.round(100 * marks.zoom.value)}%`;
  return html`${menu}<div class="zoom-choice" role="group" aria-label=${say("zoom")} data-testid="zoom">
    ${PRESSES.map(
      ([
        code,
        sign,
      ]) => html`<button key=${code} type="button" aria-label=${`${say(`command_${code}`)}, ${percent}`} title=${say(`command_${code}`)}
        data-zoom=${code} onClick=${() => run(code)}>${sign || percent}</button>`,
    )}
  </div>`;
}
