/**
 * Paints ribbons: filled for a positive product, two rails for a negative one. A product of exactly 0 is a
 * thin line in second ink, with the mark of 0 where a factor is 0. A ribbon is grey and dashed once its
 * numbers have changed. Must not know how lanes are found.
 *
 * @import { TouchedFactor } from "../../model/asking/questions.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Ribbon, Strip } from "./lanes.js"
 */

import { circle, slashedRing } from "../marks/shapes.js";
import { along, stretch } from "../scene/geometry.js";
import { standing } from "./lanes.js";

/** The fraction of a hollow ribbon between its rails. */
const HOLLOW = 0.5;
const DASH = { stale: [8, 6], missing: [12, 7] };
const LIT = 10;
/** A product of exactly 0: the width of its line, and the ring at the factor that is 0 on a disc of paper. */
const ZERO = { width: 1.5, ring: 6, paper: 9 };
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
    if (ribbon.value === 0) paintZeros(pen, ribbon, how.grown);
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
  const zero = ribbon.value === 0;
  to.strokeStyle = !current ? theme.line : zero ? theme.second : theme.gradient;
  to.lineWidth = zero ? ZERO.width * sizes.scale : width;
  to.stroke();
  to.setLineDash([]);
  if (!(ribbon.value < 0)) return;
  to.strokeStyle = theme.paper;
  to.lineWidth = width * HOLLOW;
  to.stroke();
}

/**
 * The mark of 0 in the middle of each factor that is 0; on the last one if only the product is.
 * @param {Pen} pen @param {Ribbon} ribbon @param {number} grown
 */
function paintZeros({ to, theme, sizes: { scale } }, ribbon, grown) {
  const { zeros, strips } = ribbon;
  const at = strips.filter(({ factor }) => zeros?.has(factor));
  for (const strip of at.length > 0 ? at : strips.slice(-1)) {
    const part = standing(ribbon, strip, grown);
    if (!part || part.from > 0.5 || part.until < 0.5) continue;
    const { x, y } = along(strip.way, 0.5);
    circle(to, x, y, ZERO.paper * scale);
    to.fillStyle = theme.paper;
    to.fill();
    slashedRing(to, x, y, ZERO.ring * scale, theme.second);
  }
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
