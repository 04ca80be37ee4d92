/**
 * The part of the world in which a drawing with a lens stands: what the stage shows when the drawing is fitted.
 * Pure.
 *
 * @import { View } from "../fitting/view.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Scene } from "../scene/layout.js"
 *
 * `shown`: the view of a drawing that is fitted; null when somebody has moved it. `zoom`: that of the letters.
 * `label`: the size of letters, in pixels.
 * @typedef {{ shown: View | null, zoom: number, projector: boolean, label: number }} Fitted
 */

import { FREE } from "../fitting/projector.js";
import { fitted } from "../fitting/view.js";
import { withRoom } from "../scene/depth.js";
import { around, centre } from "../scene/geometry.js";

/** Zooms within this ratio count as one. */
const NEARLY = 1.1;
/** The free pixels at the border of the stage, and above, where the columns are named. */
const MARGIN = { side: 10, rows: 2 };

/**
 * @param {Scene} scene without a lens @param {{ width: number, height: number }} size of the stage
 * @param {Fitted} how @returns {Rect}
 */
export function frameOf(scene, size, { shown, zoom, projector, label }) {
  const view = shown ?? (projector ? fitted(scene.bounds, size, FREE) : fitted(withRoom(scene, size), size));
  const middle = centre({
    x: -view.x / view.zoom,
    y: -view.y / view.zoom,
    w: size.width / view.zoom,
    h: size.height / view.zoom,
  });
  // Letters have one size over a range of zooms; only a drawing that somebody made smaller has a larger frame.
  const unit = 1 / (shown === null && zoom * NEARLY < view.zoom ? zoom : view.zoom);
  const top = MARGIN.rows * label;
  const [w, h] = [size.width - 2 * MARGIN.side, size.height - MARGIN.side - top];
  return around(middle.x, middle.y + ((top - MARGIN.side) / 2) * unit, w * unit, h * unit);
}
