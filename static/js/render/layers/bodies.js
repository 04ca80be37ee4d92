/**
 * The layer above the edges: the bodies of neurons with their names, stems, joints and the boxes of knobs. It
 * is painted when the drawing changes. Must not know activations, gradients or time.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Item } from "./changed_items.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Knob } from "../scene/layout.js"
 */

import { BASELINE, knobName, paintBox } from "../marks/knob_boxes.js";
import { paintColumnNames } from "../marks/opened/column_names.js";
import { paintLensEdges } from "../marks/opened/lens_edges.js";
import { isSpeck } from "../marks/opened/specks.js";
import { inSizesOf, legible, seen } from "../marks/pen.js";
import { box, circle } from "../marks/shapes.js";
import { along, around, grow, union } from "../scene/geometry.js";
import { keptItems } from "./body_items.js";
import { record } from "./strokes.js";

/** The size of the letter L relative to a name. */
const LOSS_NAME = 1.18;
/** How far above its middle the name of an opened neuron stands, in the letters' size of its rows. */
const OPEN_NAME = 2.65;
/** Where its letters are about as wide as the name, above their base, in letters' sizes. */
const CAPITAL = 0.25;
/** The part of its radius that is within the dial. */
const INSIDE = 0.86;
/** A neuron beside the opened one has a smaller circle, so its name and number stand closer. */
const NEAR_NAME = -0.28;

/** The part of an edge, from its source on, at which a folded knob leaves its joint. */
const FOLDED = 0.24;

/** How far lines reach outside of their shapes, and the name beside a picture. */
const REACH = 8;
const ASIDE = 34;

/** All bodies and knobs on the stage. @param {Pick<Pen, "scene" | "visible">} on @returns {Item<Pen>[]} */
export function baseItems(on) {
  const { bodies, knobs, targets, sizes } = on.scene;
  /** @type {Item<Pen>[]} */
  const items = [];
  const add = (
    /** @type {string} */ key,
    /** @type {Rect} */ shape,
    /** @type {(pen: Pen) => void} */ paint,
  ) => {
    const extent = grow(shape, REACH * sizes.scale);
    if (seen(on, extent))
      items.push({ key, extent, strokes: (hand) => record((to) => paint({ ...hand, to })) });
  };
  const { lens } = on.scene;
  if (lens) {
    add("lens edges", lens.frame, (pen) => paintLensEdges(pen, lens));
    add("column names", grow(lens.frame, 3 * sizes.label), (pen) => paintColumnNames(pen, lens));
  }
  if (on.scene.folded && !on.scene.crowded)
    for (const { id, way } of on.scene.edge.values()) {
      const at = along(way, FOLDED);
      if (!knobs.has(id))
        add(`joint:${id}`, around(at.x, at.y, sizes.joint, sizes.joint), (pen) =>
          paintJoint(pen, at, sizes.joint),
        );
    }
  if (bodies.length === 0) add("blank", around(0, 0, 2 * sizes.radius, 2 * sizes.radius), paintBlank);
  for (const body of bodies) {
    const item = bodyItem(body, sizes.scale);
    if (seen(on, item.extent)) items.push(item);
  }
  for (const knob of knobs.values())
    add(`knob:${knob.id}`, spanOf(knob), (pen) => paintKnob(pen, knob, pen.sizes.joint));
  for (const knob of targets.values())
    add(`target:${knob.id}`, spanOf(knob), (pen) => paintKnob(pen, knob, pen.sizes.targetJoint));
  return items;
}

const bodyItem = keptItems(
  ({ box }, scale) => grow(box, ASIDE * scale),
  (pen, body) => {
    if (!isSpeck(pen, body)) paintBody(inSizesOf(pen, body), body);
  },
);

/** The box of a knob and its joint. @param {Knob} knob */
const spanOf = ({ box, joint }) => union([box, around(joint.x, joint.y, 1, 1)]) ?? box;

/** Marks the place for the first neuron in an empty drawing. @param {Pen} pen */
function paintBlank({ to, theme, sizes }) {
  to.strokeStyle = theme.line;
  to.lineWidth = 2.4 * sizes.scale;
  to.lineCap = "round";
  to.setLineDash([0.01, 6 * sizes.scale]);
  circle(to, 0, 0, sizes.radius);
  to.stroke();
  to.setLineDash([]);
  to.lineCap = "butt";
}

/** @param {Pen} pen @param {Body} body */
function paintBody(pen, body) {
  const { to, theme, sizes } = pen;
  const { scale } = sizes;
  if (body.square) box(to, body.box, 4 * scale);
  else circle(to, body.x, body.y, body.r - scale);
  to.fillStyle = body.square ? theme.raised : theme.paper;
  to.fill();
  if (body.square) rim(pen, body);
  if (pen.pictured && body.kind !== "loss") paintNameAside(pen, body);
  else paintName(pen, body);
}

/** Upper left of a picture. @param {Pen} pen @param {Body} body */
function paintNameAside(pen, { name, x, y, r, square }) {
  const { sizes } = pen;
  if (!legible(pen, sizes.name)) return;
  const [left, up] = square ? [0.5, 1.12] : [0.6, 0.86];
  pen.to.fillStyle = pen.theme.ink;
  pen.type.drawName(pen.to, name, x - left * r, y - up * r, sizes.name, {
    align: "right",
    least: sizes.least / pen.zoom,
  });
}

/**
 * The user sets the value of an input, so the rim of an input is always full.
 * @param {Pen} pen @param {Body} body
 */
function rim({ to, theme, sizes }, body) {
  const inset = sizes.rim / 2;
  box(to, around(body.x, body.y, 2 * (body.r - inset), 2 * (body.r - inset)), 4 * sizes.scale);
  to.strokeStyle = theme.ink;
  to.lineWidth = sizes.rim;
  to.stroke();
}

/** How wide a circle is at a distance from its middle. @param {number} r @param {number} away */
const chord = (r, away) => 2 * Math.sqrt(Math.max(0, r ** 2 - away ** 2));

/** @param {Pen} pen @param {Body} body */
function paintName(pen, { name, x, y, r, kind, texts, look }) {
  const { sizes } = pen;
  const size = sizes.name * (kind === "loss" ? LOSS_NAME : 1);
  if (texts === "none" || !legible(pen, size)) return;
  const drop =
    look === "open"
      ? -OPEN_NAME * sizes.value
      : (texts === "name" ? BASELINE.middle : look === "near" ? NEAR_NAME : BASELINE.name) * sizes.name;
  pen.to.fillStyle = look === "other" ? pen.theme.second : pen.theme.ink;
  pen.type.drawName(pen.to, name, x, y + drop, size, {
    align: "center",
    most: look === "open" ? chord(INSIDE * r, drop - CAPITAL * size) : 1.5 * r,
    least: sizes.least / pen.zoom,
  });
}

/** @param {Pen} pen @param {{ x: number, y: number }} at @param {number} size */
function paintJoint({ to, theme }, { x, y }, size) {
  to.fillStyle = theme.ink;
  to.fillRect(x - size / 2, y - size / 2, size, size);
}

/** @param {Pen} pen @param {Knob} knob @param {number} size of the joint */
function paintKnob(pen, knob, size) {
  const { to, theme, sizes } = pen;
  to.strokeStyle = theme.line;
  to.lineWidth = 2 * sizes.scale;
  to.beginPath();
  to.moveTo(knob.joint.x, knob.joint.y);
  for (const { x, y } of knob.via ?? []) to.lineTo(x, y);
  to.lineTo(knob.anchor.x, knob.anchor.y);
  to.stroke();
  paintJoint(pen, knob.joint, size);
  paintBox(pen, knob.box);
  knobName(pen, knob, knob.box, knob.box.h);
}
