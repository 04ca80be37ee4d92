/**
 * Paints ribbons: filled for a positive product, two rails for a negative one. A ribbon is grey and dashed
 * once its numbers have changed. Must not know how lanes are found.
 *
 * @import { TouchedFactor } from "../../model/asking/questions.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Ribbon, Strip } from "./lanes.js"
 */

import { stretch } from "../scene/geometry.js";
import { standing } from "./lanes.js";

/** The fraction of a hollow ribbon between its rails. */
const HOLLOW = 0.5;
const DASH = { stale: [8, 6], missing: [12, 7] };
const LIT = 10;
/** The strength of the other paths while one path is touched. */
const QUIET = 0.4;

/**
 * @param {Pen} pen @param {readonly Ribbon[]} ribbons
 * @param {{ width: number, grown: number, current: boolean, touched: TouchedFactor | null }} how
 */
export function paintRibbons(pen, ribbons, how) {
  const { to, sizes } = pen;
  to.lineJoin = "round";
  to.lineCap = "butt";
  if (how.touched)
    for (const ribbon of ribbons) paintLit(pen, ribbon, how.touched, how.width + LIT * sizes.scale);
  for (const ribbon of ribbons) {
    to.globalAlpha = how.touched && how.touched.path !== ribbon.path ? QUIET : 1;
    for (const strip of ribbon.strips) paintStrip(pen, ribbon, strip, how);
  }
  to.globalAlpha = 1;
}

/**
 * @param {Pen} pen @param {Ribbon} ribbon @param {Strip} strip
 * @param {{ width: number, grown: number, current: boolean }} how
 */
function paintStrip(pen, ribbon, strip, { width, grown, current }) {
  const part = standing(ribbon, strip, grown);
  if (!part) return;
  const { to, theme, sizes } = pen;
  line(pen, strip, part);
  const dash = current ? (ribbon.dashed ? DASH.missing : []) : DASH.stale;
  to.setLineDash(dash.map((length) => length * sizes.scale));
  to.strokeStyle = current ? theme.gradient : theme.line;
  to.lineWidth = width;
  to.stroke();
  to.setLineDash([]);
  if (ribbon.positive) return;
  to.strokeStyle = theme.paper;
  to.lineWidth = width * HOLLOW;
  to.stroke();
}

/** @param {Pen} pen @param {Ribbon} ribbon @param {TouchedFactor} touched @param {number} width */
function paintLit(pen, ribbon, touched, width) {
  if (ribbon.path !== touched.path) return;
  const { to, theme, sizes } = pen;
  for (const strip of ribbon.strips) {
    if (touched.factor >= 0 && strip.factor !== touched.factor) continue;
    line(pen, strip, { from: 0, until: 1 });
    to.strokeStyle = theme.markerLine;
    to.lineWidth = width + 3 * sizes.scale;
    to.stroke();
    to.strokeStyle = theme.marker;
    to.lineWidth = width;
    to.stroke();
  }
}

/** @param {Pen} pen @param {Strip} strip @param {{ from: number, until: number }} part */
function line({ to }, { way }, { from, until }) {
  to.beginPath();
  for (const [i, { x, y }] of stretch(way, from, until).entries())
    i === 0 ? to.moveTo(x, y) : to.lineTo(x, y);
}
