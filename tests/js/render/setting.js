/**
 * How tests set a scene: words with made-up widths, close to those of the page's fonts.
 *
 * @import { Document } from "../../../static/js/protocol/messages.js"
 * @import { Metrics } from "../../../static/js/render/scene/sizes.js"
 */

import { layOut, withKnobs } from "../../../static/js/render/scene/layout.js";

export const measure = {
  name: (/** @type {string} */ text, /** @type {number} */ size) => (0.35 + 0.3 * text.length) * size,
  number: (/** @type {string} */ text, /** @type {number} */ size) => (0.6 * text.length - 0.3) * size,
  upright: (/** @type {string} */ text, /** @type {number} */ size) => 0.55 * text.length * size,
};

/** @param {Document} document @param {{ sizes?: Metrics, asked?: ReadonlySet<string> }} [how] */
export const sceneOf = (document, { sizes, asked } = {}) =>
  withKnobs(layOut(document, sizes), document, { measure, asked });
