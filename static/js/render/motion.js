/**
 * The highest layer, painted in each frame of a motion: what is on its way, bars as they grow, dials as
 * they fill, values as they are struck out. It reads numbers only for the size and sign of marks and
 * prints none. Must not know the clock.
 *
 * @import { Note } from "../playback/score.js"
 * @import { Pen } from "./pen.js"
 * @import { Load } from "./pulses.js"
 * @import { Knob } from "./scene.js"
 */

import { barsAt } from "./additions.js";
import { paintBar } from "./bars.js";
import { knobName } from "./base.js";
import { paintBiasSquare } from "./biases.js";
import { travel } from "./easing.js";
import { clamp } from "./geometry.js";
import { strike, valueRect } from "./knobs.js";
import { ringOf } from "./neurons.js";
import { fillOf } from "./pen.js";
import { gradientPulse, straightPulse, valuePulse, weightPulse } from "./pulses.js";
import { dialPart, saturated } from "./scale.js";
import { dial } from "./shapes.js";

/**
 * @param {Pen} pen
 * @param {{ t: number, first: number, steps: readonly Note[] }} motion
 */
export function paintMotion(pen, { t, first, steps }) {
  // Notes land in order: those before `shown` are done.
  for (let i = Math.max(0, pen.shown - first); i < steps.length; i += 1) {
    const note = steps[i];
    if (note.start <= t && t < note.end) PAINTERS[note.kind](pen, note, t);
  }
}

/** The part of a span of time that has gone. @param {number} t @param {number} from @param {number} until */
const gone = (t, from, until) => (until > from ? clamp((t - from) / (until - from), 0, 1) : 1);

/** @type {Record<Note["kind"], (pen: Pen, note: Note, t: number) => void>} */
const PAINTERS = {
  input: (pen, note, t) => flash(pen, note.id, gone(t, note.start, note.end)),
  term: (pen, note, t) => fly(pen, note, t, valuePulse, ["activation", "input"], "source"),
  bias: (pen, note, t) => growBar(pen, note, t),
  sum: (pen, note, t) => growSum(pen, note, t),
  activation: (pen, note, t) => fillDial(pen, note, t),
  output_loss: (pen, note, t) => flyOnLoss(pen, note, t, valuePulse, "activation"),
  loss: (pen, note, t) => fillDial(pen, note, t),
  grad_a: (pen, note, t) => flyOnLoss(pen, note, t, gradientPulse, null),
  contribution: (pen, note, t) => fly(pen, note, t, gradientPulse, ["grad_z"], "target"),
  grad_sum: (pen, note, t) => growSum(pen, note, t),
  grad_z: (pen, note, t) => turnRing(pen, note, t),
  grad_weight: (pen, note, t) => fly(pen, note, t, weightPulse, ["grad_z"], "target"),
  parameter_grad: (pen, note, t) => gather(pen, note, t),
  update: (pen, note, t) => strikeOut(pen, note, t),
};

/**
 * Something flies along an edge, then its bar grows.
 * @param {Pen} pen @param {Note} note @param {number} t
 * @param {(pen: Pen, load: Load, part: number) => void} pulse
 * @param {readonly Note["kind"][]} kinds of the step that computed what sets out @param {"source" | "target"} end where it sets out
 */
function fly(pen, note, t, pulse, kinds, end) {
  const line = pen.scene.edge.get(note.id);
  if (!line) return;
  if (t >= note.arrive) return growBar(pen, note, t);
  const before = originOf(pen, kinds, line[end], note.step);
  const load = { line, knob: pen.scene.knobs.get(note.id), before, after: pen.valueAt(note.step) };
  pulse(pen, load, travel(gone(t, note.start, note.arrive)));
}

/** What a step computed at a neuron; the other step's value where there is none. @param {Pen} pen @param {readonly Note["kind"][]} kinds @param {string} id @param {number} otherwise */
function originOf(pen, kinds, id, otherwise) {
  for (const kind of kinds) {
    const step = pen.plan?.stepOf(kind, id) ?? -1;
    if (step >= 0) return pen.valueAt(step);
  }
  return pen.valueAt(otherwise);
}

/** @param {Pen} pen @param {Note} note @param {number} t @param {(pen: Pen, load: Load, part: number) => void} pulse @param {"activation" | null} kind */
function flyOnLoss(pen, note, t, pulse, kind) {
  const line = pen.scene.lossEdge.get(note.id);
  if (!line) return;
  if (t >= note.arrive) return growBar(pen, note, t);
  const after = pen.valueAt(note.step);
  const before = kind ? originOf(pen, [kind], note.id, note.step) : after;
  pulse(
    pen,
    { line, knob: pen.scene.targets.get(note.id), before, after },
    travel(gone(t, note.start, note.arrive)),
  );
}

/** The bar of what has just arrived; those before it stand on the layer below. @param {Pen} pen @param {Note} note @param {number} t */
function growBar(pen, note, t) {
  const addition = pen.attention.additions.find(({ steps }) => steps.includes(note.step));
  const laid = addition && barsAt(pen, addition);
  if (!laid) return;
  const bar = laid.bars[addition.steps.indexOf(note.step)];
  paintBar(pen.to, bar, fillOf(pen, addition.role, 1), gone(t, note.arrive, note.end));
}

/** The sum, growing under the bars that it adds up. @param {Pen} pen @param {Note} note @param {number} t */
function growSum(pen, note, t) {
  const addition = pen.attention.additions.find(({ sum }) => sum === note.step);
  const laid = addition && barsAt(pen, addition);
  if (laid) paintBar(pen.to, laid.sum, fillOf(pen, addition.role, 1), gone(t, note.start, note.end));
}

/** An input is given: a ring of light around it. @param {Pen} pen @param {string} id @param {number} part */
function flash({ to, theme, scene, sizes }, id, part) {
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
function fillDial(pen, note, t) {
  const loss = note.kind === "loss";
  const body = loss ? pen.scene.loss : pen.scene.body.get(note.id);
  if (!body) return;
  const value = pen.valueAt(note.step);
  const whole = loss ? saturated(value) : dialPart(value, pen.index.neurons.get(note.id)?.activation);
  const { theme } = pen;
  dial(pen.to, ringOf(pen, body), whole * travel(gone(t, note.start, note.end)), {
    ...fillOf(pen, loss ? "ink" : "value", value),
    track: loss ? theme.track : theme.valueTint,
  });
  if (body.bias) paintBiasSquare(pen, body.bias);
}

/** A gradient passes through a neuron, backwards: a ring closes anticlockwise. @param {Pen} pen @param {Note} note @param {number} t */
function turnRing(pen, note, t) {
  const body = pen.scene.body.get(note.id);
  if (!body) return;
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

/** The gradients of all uses of a parameter come together in it. @param {Pen} pen @param {Note} note @param {number} t */
function gather(pen, note, t) {
  const part = gone(t, note.start, note.end);
  const uses = pen.index.uses.get(note.id);
  for (const { id } of uses?.biases ?? []) {
    const body = pen.scene.body.get(id);
    if (body?.bias)
      straightPulse(pen, body, { x: body.x, y: body.y - body.r }, 0.5 + part / 2, pen.valueAt(note.step));
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

/** The old value of a parameter is struck out before the new one takes its place. @param {Pen} pen @param {Note} note @param {number} t */
function strikeOut(pen, note, t) {
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

/** Where a knob shows no number, the marker goes over its name. @param {Pen} pen @param {Knob} knob @param {number} part */
function swipe(pen, knob, part) {
  const { x, y, w, h } = knob.box;
  pen.to.fillStyle = pen.theme.marker;
  pen.to.fillRect(x + 2, y + 2, (w - 4) * part, h - 4);
  knobName(pen, knob, knob.box, h);
}
