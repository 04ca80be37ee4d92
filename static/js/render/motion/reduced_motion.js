/**
 * Reduced motion: the marks of a step do not travel but stand on their edges, with numbers that show their
 * order. Must not know anything that moves.
 *
 * @import { Quantity } from "../../model/run/quantities.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Load } from "./pulses.js"
 */

import { sans } from "../marks/letters/typeset.js";
import { ZERO } from "../marks/scale.js";
import { circle } from "../marks/shapes.js";
import { along, distance } from "../scene/geometry.js";
import { loadOf } from "./loads.js";
import { gradientPulse, sizeless, valuePulse, weightPulse } from "./pulses.js";

/** With more badges than this, they would hide the drawing. */
const MOST = 24;
/** The position of marks, as a fraction of their way. */
const STANDS = { value: 0.68, gradient: 0.3, weight: 0.86 };
/** The radius of a badge, relative to the size of its letters. */
const RADIUS = 0.75;
/** The distance of a badge behind its mark, relative to the size of its letters. */
const BEHIND = 1.7;

/** @type {Partial<Record<import("../../model/run/plan.js").StepKind, keyof typeof STANDS>>} */
const CARRIED = {
  term: "value",
  output_loss: "value",
  grad_a: "gradient",
  contribution: "gradient",
  grad_weight: "weight",
};
/** @type {Record<string, "term" | "outputLoss" | "gradA" | "contribution" | "weightGradient">} */
const READ = {
  term: "term",
  output_loss: "outputLoss",
  grad_a: "gradA",
  contribution: "contribution",
  grad_weight: "weightGradient",
};
const PULSES = { value: valuePulse, gradient: gradientPulse, weight: weightPulse };

/** The notes of the current step that have landed, in order. @param {Pen} pen */
export function paintBadges(pen) {
  const { plan, attention, shown } = pen;
  // A lens has places of its own for what its edges carry; the ribbons and factors of a question leave no room.
  if (!plan || attention.group < 0 || pen.scene.lens || pen.scene.asked) return;
  const last = Math.min(shown, plan.groupStarts[attention.group + 1]);
  let order = 0;
  for (let step = plan.groupStarts[attention.group]; step < last && order < MOST; step += 1) {
    const kind = plan.kindOf(step);
    const carried = CARRIED[kind];
    if (!carried) continue;
    const load = loadOf(pen, step);
    if (!load) continue;
    const toned = tonedBy(pen, pen.read[READ[kind]](plan.idOf(step)));
    standStill(toned, carried, load);
    order += 1;
    badge(
      toned,
      placeOf(carried, load, pen.sizes.badge * BEHIND),
      order,
      carried === "value" ? toned.theme.value : toned.theme.gradient,
    );
  }
}

/** @param {Pen} pen @param {keyof typeof STANDS} carried @param {Load} load */
function standStill(pen, carried, load) {
  const { line, knob, after } = load;
  if (after.size !== ZERO) return PULSES[carried](pen, { ...load, before: after }, STANDS[carried]);
  const parts = { value: STANDS.value, gradient: 1 - STANDS.gradient, weight: knob?.part ?? 0.5 };
  sizeless(pen, line, parts[carried], carried === "value" ? 1 : -1, after);
}

/**
 * Marks older than the last change are grey.
 * @param {Pen} pen @param {Quantity} quantity
 * @returns {Pen}
 */
function tonedBy(pen, { state }) {
  if (state !== "stale") return pen;
  const { line } = pen.theme;
  return { ...pen, theme: { ...pen.theme, value: line, gradient: line } };
}

/**
 * The badge is on the edge, behind the mark, where it covers neither knob nor number.
 * @param {keyof typeof STANDS} carried @param {Load} load @param {number} behind in world units
 */
function placeOf(carried, { line, knob }, behind) {
  const { length } = line.way;
  if (carried === "value") return along(line.way, STANDS.value - behind / length, 0);
  if (carried === "gradient") return along(line.way, 1 - STANDS.gradient + behind / length, 0);
  const stem = knob ? distance(knob.joint, knob.anchor) : 0;
  const edge = (1 - (knob?.part ?? 0.5)) * length;
  const gone = Math.min(edge, STANDS.weight * (edge + stem));
  return along(line.way, 1 - (gone - behind) / length, 0);
}

/** @param {Pen} pen @param {{ x: number, y: number }} place @param {number} order @param {string} colour */
function badge({ to, theme, sizes }, { x, y }, order, colour) {
  circle(to, x, y, RADIUS * sizes.badge);
  to.fillStyle = colour;
  to.fill();
  to.fillStyle = theme.paper;
  to.font = sans(sizes.badge, 600);
  to.textAlign = "center";
  to.fillText(String(order), x, y + 0.36 * sizes.badge);
}
