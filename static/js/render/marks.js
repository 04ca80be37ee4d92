/**
 * The middle layer, painted when a number lands: everything on the canvas that a computed number changes.
 * Must not know what is on its way.
 *
 * @import { Pen } from "./pen.js"
 */

import { barsAt } from "./additions.js";
import { paintBar } from "./bars.js";
import { paintBias } from "./biases.js";
import { paintKnobMarks } from "./knobs.js";
import { paintBelow } from "./labels.js";
import { paintInput, paintLoss, paintNeuron } from "./neurons.js";
import { fillOf, seen } from "./pen.js";

/** @param {Pen} pen */
export function paintMarks(pen) {
  for (const body of pen.scene.bodies) {
    if (!seen(pen, body.box)) continue;
    if (body.kind === "loss") paintLoss(pen, body);
    else if (body.square) paintInput(pen, body);
    else paintNeuron(pen, body);
    if (body.bias) paintBias(pen, body, body.bias);
    if (body.label) paintBelow(pen, body);
  }
  paintKnobMarks(pen);
  paintArrived(pen);
}

/** Bars of what has arrived in this step and is not added up. @param {Pen} pen */
function paintArrived(pen) {
  for (const addition of pen.attention.additions) {
    const count = addition.steps.filter((step) => step < pen.shown).length;
    const laid = count > 0 && addition.sum >= pen.shown ? barsAt(pen, addition) : null;
    for (const bar of laid?.bars.slice(0, count) ?? []) paintBar(pen.to, bar, fillOf(pen, addition.role, 1));
  }
}
