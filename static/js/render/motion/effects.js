/**
 * Effects at one place during a step: dials fill, rings close, values are struck out. Must not know what
 * travels.
 *
 * @import { Note } from "../../playback/timing.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Knob } from "../scene/layout.js"
 */

import { paintBiasSquare } from "../marks/biases.js";
import { travel } from "../marks/easing.js";
import { knobName } from "../marks/knob_boxes.js";
import { strike, valueRect } from "../marks/knobs.js";
import { ringOf } from "../marks/neurons.js";
import { dialPart, saturated } from "../marks/scale.js";
import { dial } from "../marks/shapes.js";
import { fillOf } from "../marks/signs.js";
import { clamp } from "../scene/geometry.js";
import { amount, straightPulse } from "./pulses.js";

/**
 * The fraction of a time span that has passed.
 * @param {number} t @param {number} from @param {number} until
 */
export const gone = (t, from, until) => (until > from ? clamp((t - from) / (until - from), 0, 1) : 1);

/**
 * An input receives its value: a ring of light appears around it.
 * @param {Pen} pen @param {string} id @param {number} part
 */
export function flash({ to, theme, scene, sizes }, id, part) {
  const body = scene.body.get(id);
  if (!body) return;
  const out = (3 + 6 * part) * sizes.scale;
  to.globalAlpha = 1 - part;
  to.strokeStyle = theme.value;
  to.lineWidth = 3 * sizes.scale;
  to.strokeRect(body.box.x - out, body.box.y - out, body.box.w + 2 * out, body.box.h + 2 * out);
  to.globalAlpha = 1;
}

/** @param {Pen} pen @param {Note} note @param {number} t */
export function fillDial(pen, note, t) {
  const loss = note.kind === "loss";
  const body = loss ? pen.scene.loss : pen.scene.body.get(note.id);
  if (!body) return;
  const value = pen.valueAt(note.step);
  const whole = loss ? saturated(value) : dialPart(value, pen.bounded(note.id));
  const { theme } = pen;
  const fill = {
    ...fillOf(pen, loss ? "ink" : "value", value),
    track: loss ? theme.track : theme.valueTint,
  };
  dial(pen.to, ringOf(pen, body), whole, fill, travel(gone(t, note.start, note.end)));
  if (body.bias) paintBiasSquare(pen, body.bias);
}

/**
 * A gradient passes back through a neuron: a ring closes anticlockwise. Nothing passes if it is exactly 0.
 * @param {Pen} pen @param {Note} note @param {number} t
 */
export function turnRing(pen, note, t) {
  const body = pen.scene.body.get(note.id);
  if (!body || pen.valueAt(note.step) === 0) return;
  const { scale } = pen.sizes;
  const top = -Math.PI / 2;
  pen.to.strokeStyle = pen.theme.gradient;
  pen.to.lineWidth = 3 * scale;
  pen.to.beginPath();
  pen.to.arc(
    body.x,
    body.y,
    body.r + 3.5 * scale,
    top,
    top - 2 * Math.PI * travel(gone(t, note.start, note.end)),
    true,
  );
  pen.to.stroke();
}

/**
 * The gradients of all uses of a parameter meet in it.
 * @param {Pen} pen @param {Note} note @param {number} t
 */
export function gather(pen, note, t) {
  const part = gone(t, note.start, note.end);
  const uses = pen.index.uses.get(note.id);
  for (const { id } of uses?.biases ?? []) {
    const body = pen.scene.body.get(id);
    const load = amount(pen, pen.valueAt(note.step), "grad_parameter", id);
    if (body?.bias) straightPulse(pen, body, { x: body.x, y: body.y - body.r }, 0.5 + part / 2, load);
  }
  for (const { id } of uses?.edges ?? []) {
    const knob = pen.scene.knobs.get(id);
    if (knob) glow(pen, knob, 1 - part);
  }
}

/** @param {Pen} pen @param {Knob} knob @param {number} light */
function glow({ to, theme, sizes }, { box }, light) {
  to.globalAlpha = light;
  to.strokeStyle = theme.gradient;
  to.lineWidth = 2.5 * sizes.scale;
  to.strokeRect(box.x, box.y, box.w, box.h);
  to.globalAlpha = 1;
}

/**
 * The old value of a parameter is struck out before the new one replaces it.
 * @param {Pen} pen @param {Note} note @param {number} t
 */
export function strikeOut(pen, note, t) {
  const { read, scene, sizes, index } = pen;
  if (pen.valueAt(note.step) === read.parameter(note.id).value) return;
  const part = travel(gone(t, note.start, note.end));
  for (const { id } of index.uses.get(note.id)?.edges ?? []) {
    const knob = scene.knobs.get(id);
    if (!knob) continue;
    if (sizes.compact) swipe(pen, knob, part);
    else strike(pen, valueRect(pen, knob, pen.grown.has(id) ? knob.grown : knob.box), part);
  }
}

/**
 * If a knob shows no number, the marker covers its name.
 * @param {Pen} pen @param {Knob} knob @param {number} part
 */
function swipe(pen, knob, part) {
  const { x, y, w, h } = knob.box;
  pen.to.fillStyle = pen.theme.marker;
  pen.to.fillRect(x + 2, y + 2, (w - 4) * part, h - 4);
  knobName(pen, knob, knob.box, h);
}
