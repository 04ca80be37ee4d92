/**
 * Bodies as items of a sheet, kept as long as the bodies: one that stays where it is stays the same item, so that of
 * thousands only those that moved are compared. Must not know what is painted.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Item } from "./changed_items.js"
 */

import { strength } from "../marks/fade.js";
import { record } from "./strokes.js";

/**
 * @param {(body: Body, scale: number) => Rect} extentOf outside of which it is never painted
 * @param {(pen: Pen, body: Body) => void} paint
 */
export function keptItems(extentOf, paint) {
  /** @type {WeakMap<Body, { scale: number, item: Item<Pen> }>} */
  const kept = new WeakMap();
  return (/** @type {Body} */ body, /** @type {number} */ scale) => {
    const found = kept.get(body);
    if (found?.scale === scale) return found.item;
    const strokes = (/** @type {Pen} */ hand) =>
      record((to) => {
        to.globalAlpha = strength(hand.fade, "neurons", body.id);
        paint({ ...hand, to: /** @type {Pen["to"]} */ (to) }, body);
        to.globalAlpha = 1;
      });
    const item = { key: `body:${body.id}`, extent: extentOf(body, scale), strokes };
    kept.set(body, { scale, item });
    return item;
  };
}
