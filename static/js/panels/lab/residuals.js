// By how much an output misses the target of each sample: dots over the targets. Must not know how outputs were found.

import { floats } from "../../lib/bytes.js";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { endsOf } from "../parts/plot_scale.js";
import { targetsOf } from "../plane/view.js";
import { Chart } from "./chart.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { OutputPlane } from "../../model/run/plane.js"
 */

const HEIGHT = 220;
/** More dots hide one another. */
const MOST = 1000;

/** @param {{ document: Document, picture: OutputPlane }} props */
export function ResidualsPicture({ document, picture }) {
  const points = residualsOf(document, picture).slice(0, MOST);
  const across = endsOf(points.map(([target]) => target));
  const widest = Math.max(...points.map(([, missed]) => Math.abs(missed)), 0) || 1;
  return html`<${Chart} height=${HEIGHT} across=${{ kind: "linear", ends: across }} up=${{ kind: "linear", ends: [-widest, widest] }} label="" spoken=${say("lab_residuals")}>
    ${(/** @type {import("../plot/lines.js").Field} */ { x, y, box }) => html`
      <path class="plane-line" d=${`M${box.left} ${y.at(0)}H${box.right}`} />
      ${points.map(([target, missed], at) => html`<rect key=${at} class="lab-dot" x=${x.at(target) - 2.5} y=${y.at(missed) - 2.5} width="5" height="5" />`)}`}
  </${Chart}>`;
}

/** The target of each sample that was told, and output minus target. @param {Document} document @param {OutputPlane} picture @returns {[number, number][]} */
export function residualsOf(document, picture) {
  const targets = targetsOf(document, picture.output);
  return Array.from(
    floats(picture.samples),
    (given, at) => /** @type {[number, number]} */ ([targets[at], given - targets[at]]),
  ).filter(([, missed]) => Number.isFinite(missed));
}
