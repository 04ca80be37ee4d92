/**
 * The wheel and the trackpad: scrolling moves the drawing, with Ctrl or Cmd it zooms about the pointer. Browsers tell a
 * pinch on a trackpad as scrolling with Ctrl. Must not know what is drawn.
 *
 * @import { StagePoint, ToolContext } from "../actions/context.js"
 */

/** The zoom per pixel of scrolling, as a power of e: a pinch follows the fingers. */
const ZOOM = 0.01;
/** A notch of a wheel is a hundred pixels and more; it zooms like so many. */
const NOTCH = 18;
/** A line of text, in pixels. */
const LINE = 16;

/** @param {ToolContext} context @param {WheelEvent} event @param {StagePoint} point */
export function onWheel({ camera, model }, event, point) {
  event.preventDefault();
  if (model.view.locked.peek()) return;
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
  const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
  if (event.ctrlKey || event.metaKey) {
    camera.zoomAt(point, Math.exp(-Math.max(-NOTCH, Math.min(NOTCH, dy)) * ZOOM));
  } else if (event.shiftKey && dx === 0) camera.panBy(-dy, 0);
  else camera.panBy(-dx, -dy);
}
