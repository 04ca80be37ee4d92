/**
 * The middle layer: everything on the canvas that a computed number changes. It consists of items; each item
 * is recorded with the extent that it may paint on. Must not know what is in motion.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Item } from "./changed_items.js"
 */

import { arrivedAt } from "../marks/additions.js";
import { showsInside } from "../marks/attention.js";
import { paintBar } from "../marks/bars.js";
import { paintBias } from "../marks/biases.js";
import { columnGround, depthGround, paintAxis, paintHanging } from "../marks/depth.js";
import { paintTarget, paintWeight } from "../marks/knobs.js";
import { paintBelow } from "../marks/labels.js";
import { BENEATH, paintInput, paintLoss, paintNeuron } from "../marks/neurons.js";
import { lensLabels } from "../marks/opened/lens_labels.js";
import { paintOpen } from "../marks/opened/open_neuron.js";
import { isSpeck, paintSpeck } from "../marks/opened/specks.js";
import { inSizesOf, seen } from "../marks/pen.js";
import { columnsOf } from "../scene/depth.js";
import { grow, union } from "../scene/geometry.js";
import { keptItems } from "./body_items.js";
import { record } from "./strokes.js";

/** How far marks and long numbers may reach outside the boxes reserved for them. */
const REACH = { body: 22, label: 64, knob: 20 };

/** All marks on the stage. @param {Pick<Pen, "scene" | "visible">} on @returns {Item<Pen>[]} */
export function markItems(on) {
  const { bodies, knobs, targets, sizes } = on.scene;
  const { scale } = sizes;
  /** @type {Item<Pen>[]} */
  const items = [];
  const add = (
    /** @type {string} */ key,
    /** @type {Rect} */ extent,
    /** @type {(pen: Pen) => void} */ paint,
  ) => {
    if (seen(on, extent))
      items.push({ key, extent, strokes: (hand) => record((to) => paint({ ...hand, to })) });
  };
  const below = depthGround(on);
  if (below) {
    add("depth", below, paintAxis);
    for (const column of columnsOf(on.scene))
      add(`depth:${column.ids[0]}`, columnGround(column, below), (hand) => paintHanging(hand, column));
  }
  for (const body of bodies) {
    const item = bodyItem(body, scale);
    if (seen(on, item.extent)) items.push(item);
  }
  for (const knob of knobs.values()) {
    const extent = grow(union([knob.box, knob.grown]) ?? knob.box, REACH.knob * scale);
    add(`knob:${knob.id}`, extent, (hand) => paintWeight(hand, knob));
  }
  for (const knob of targets.values()) {
    add(`target:${knob.id}`, grow(knob.box, REACH.knob * scale), (hand) => paintTarget(hand, knob));
  }
  const { lens } = on.scene;
  for (const { key, extent, paint } of lens ? lensLabels(on.scene.sizes, lens) : []) add(key, extent, paint);
  return items;
}

const bodyItem = keptItems(extentOf, (hand, body) => paintBody(inSizesOf(hand, body), body));

/** @param {Body} body @param {number} scale @returns {Rect} */
function extentOf({ box, label, bias }, scale) {
  const own = grow(box, REACH.body * scale);
  const above = bias ? [grow(bias.label, REACH.label * scale), bias.square] : [];
  return union([own, ...above, ...(label ? [grow(label, REACH.label * scale)] : [])]) ?? own;
}

/** @param {Pen} pen @param {Body} body */
function paintBody(pen, body) {
  if (isSpeck(pen, body)) return paintSpeck(pen, body);
  if (body.moving) return paintMoving(pen, { ...body, texts: "none" });
  if (body.kind === "loss") paintLoss(pen, body);
  else if (body.square) paintInput(pen, body);
  else if (body.look === "open") paintOpen(pen, body);
  else paintNeuron(pen, body);
  const bare = pen.pictured && !showsInside(pen.attention, body.id);
  if (body.bias) paintBias(pen, body, bare ? { ...body.bias, silent: true } : body.bias);
  if (body.label && !bare) paintBelow(pen, pen.pictured ? lowered(pen, body, body.label) : body);
  paintArrived(pen, body);
}

/** Below a picture stands its number first. @param {Pen} pen @param {Body} body @param {Rect} label @returns {Body} */
const lowered = ({ sizes }, body, label) => ({
  ...body,
  label: { ...label, y: label.y + BENEATH * sizes.label },
});

/** A body on its way: its rim and its dial. @param {Pen} pen @param {Body} body */
function paintMoving(pen, body) {
  if (body.kind === "loss") paintLoss(pen, body);
  else if (!body.square) paintNeuron(pen, body);
  if (body.bias) paintBias(pen, body, body.bias);
}

/**
 * Paints bars for the numbers that have arrived in this step but are not added up yet.
 * @param {Pen} pen @param {Body} body
 */
function paintArrived(pen, body) {
  const arrived = arrivedAt(pen, body);
  if (!arrived) return;
  for (const bar of arrived.bars) paintBar(pen, bar, pen.theme[arrived.role]);
}
