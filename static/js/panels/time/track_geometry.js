// The running track as geometry: where each step's mark lies on the loop, where the playhead stands between
// them, and which place a pointer means. Pure: numbers in, numbers out.

/**
 * @import { PlanView } from "../../model/run/plan.js"
 *
 * @typedef {{x: number, y: number, angle: number}} Place a point of the loop, and the direction outward
 * @typedef {"inputs" | "forward" | "loss" | "backward" | "gather" | "update"} MarkKind
 * @typedef {{kind: MarkKind, group: number, at: number, x: number, y: number}} Mark `at` is its way along the loop
 *
 * @typedef {object} Track
 * @property {number} left @property {number} right @property {number} top @property {number} bottom
 * @property {number} radius of the bends
 * @property {number} size half the height of a mark
 * @property {boolean} dense whether marks would touch, so that lines stand for them
 * @property {Mark[]} marks in the order of the steps
 * @property {number[]} rests for each number of steps done, the playhead's way along the loop
 */

const LARGEST_MARK = 8;
const SMALLEST_MARK = 2;
/** Free room between a lane's marks, or those of the bends, and what stands inside the loop. */
const CLEAR = 4;
/** Half the square of the update, and the radius of the loss, with some room. */
const UPDATE = 15;
const LOSS = 17;

/**
 * @param {PlanView} plan
 * @param {{left: number, right: number, middle: number, half: number, largest?: number}} box `half` is half the
 *   height, `largest` half the height of a mark at most
 * @returns {Track}
 */
export function layTrack(plan, { left, right, middle, half, largest = LARGEST_MARK }) {
  const frame = { left, right, top: middle - half, bottom: middle + half, radius: half };
  const marks = placeMarks(plan, frame);
  const room = spacing(plan, frame);
  const size = Math.min(largest, room * 0.36);
  return { ...frame, size, dense: size < SMALLEST_MARK, marks, rests: restsBetween(marks, frame, room) };
}

/** @typedef {Pick<Track, "left" | "right" | "top" | "bottom" | "radius">} Frame */

/** The whole way round, starting and ending at the middle of the left bend. @param {Frame} frame */
export const lengthOf = (frame) => 2 * straight(frame) + 2 * Math.PI * frame.radius;

/** @param {Frame} frame */
const straight = ({ left, right, radius }) => Math.max(0, right - left - 2 * radius);

/** How far neighbouring marks of a lane are apart. @param {PlanView} plan @param {Frame} frame */
function spacing(plan, frame) {
  const lane = [...Array(plan.groupCount).keys()].filter((group) => isUpper(plan.groupPhase(group))).length;
  return straight(frame) / Math.max(1, lane);
}

/** @param {MarkKind} phase */
const isUpper = (phase) => phase === "inputs" || phase === "forward";

/** A neuron's mark of the backward pass lies below its mark of the forward pass.
 * @param {PlanView} plan @param {Frame} frame @returns {Mark[]} */
function placeMarks(plan, frame) {
  const room = spacing(plan, frame);
  const quarter = (Math.PI / 2) * frame.radius;
  const line = straight(frame);
  /** @type {Map<string | null, number>} */
  const across = new Map();
  return [...Array(plan.groupCount).keys()].map((group) => {
    const kind = plan.groupPhase(group);
    const neuron = plan.neuronOf(group);
    const seat = across.get(neuron) ?? across.size;
    if (isUpper(kind)) across.set(neuron, seat);
    const x = (seat + 0.5) * room;
    const at = {
      inputs: quarter + x,
      forward: quarter + x,
      loss: 2 * quarter + line,
      backward: 3 * quarter + line + (line - x),
      // Under the inputs, which have no gradient of their own to show.
      gather: 3 * quarter + line + (line - x),
      update: lengthOf(frame),
    }[kind];
    const { x: px, y: py } = placeAt(frame, at);
    return { kind, group, at, x: px, y: py };
  });
}

/** Between each step's mark and the next. @param {Mark[]} marks @param {Frame} frame @param {number} room */
function restsBetween(marks, frame, room) {
  const first = (marks[0]?.at ?? 0) - room / 2;
  const between = marks.slice(1).map((mark, i) => (marks[i].at + mark.at) / 2);
  return [first, ...between, lengthOf(frame)];
}

/** What is free inside the loop. @param {Track} track */
export const insideOf = ({ left, right, top, bottom, size }) => ({
  left: left + UPDATE,
  right: right - LOSS,
  top: top + size + CLEAR,
  bottom: bottom - size - CLEAR,
});

/**
 * Part of the last bend, from the lower lane up to the update, in so many pieces with gaps between them.
 * @param {Track} track @param {number} pieces @param {number} part from 0 to 1, whole pieces of it
 */
export function bendPath(track, pieces, part) {
  const end = lengthOf(track) - UPDATE;
  const start = lengthOf(track) - (Math.PI / 2) * track.radius;
  const each = (end - start) / pieces;
  const gap = pieces > 1 ? Math.min(2, each / 3) : 0;
  const count = pieces > 1 ? Math.round(part * pieces) : part;
  let path = "";
  for (let piece = 0; piece < count; piece += 1) {
    const length = each * Math.min(1, count - piece) - gap;
    const [from, to] = [start + piece * each, start + piece * each + length].map((way) =>
      placeAt(track, way),
    );
    path += `M${point(from)}A${track.radius} ${track.radius} 0 0 1 ${point(to)}`;
  }
  return path;
}

/** @param {Place} place */
const point = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/**
 * The point of the loop after a way along it, clockwise from the middle of the left bend.
 * @param {Frame} frame @param {number} way @returns {Place}
 */
export function placeAt(frame, way) {
  const { left, right, top, bottom, radius } = frame;
  const quarter = (Math.PI / 2) * radius;
  const line = straight(frame);
  const middle = (top + bottom) / 2;
  const turn = (/** @type {number} */ x, /** @type {number} */ angle) => ({
    x: x + radius * Math.cos(angle),
    y: middle + radius * Math.sin(angle),
    angle,
  });
  if (way <= quarter) return turn(left + radius, Math.PI + way / radius);
  if (way <= quarter + line) return { x: left + radius + (way - quarter), y: top, angle: -Math.PI / 2 };
  const bend = way - quarter - line;
  if (bend <= 2 * quarter) return turn(right - radius, -Math.PI / 2 + bend / radius);
  const back = bend - 2 * quarter;
  if (back <= line) return { x: right - radius - back, y: bottom, angle: Math.PI / 2 };
  return turn(left + radius, Math.PI / 2 + (back - line) / radius);
}

/**
 * The playhead's way along the loop when so many micro-steps are done; part of one counts too.
 * @param {Track} track @param {PlanView} plan @param {number} steps
 */
export function wayOf(track, plan, steps) {
  const whole = Math.min(Math.max(steps, 0), plan.stepCount);
  const group = whole >= plan.stepCount ? plan.groupCount : plan.groupOf(Math.floor(whole));
  if (group >= plan.groupCount) return track.rests[plan.groupCount];
  const [start, end] = [plan.groupStarts[group], plan.groupStarts[group + 1]];
  const part = (whole - start) / Math.max(1, end - start);
  return track.rests[group] + part * (track.rests[group + 1] - track.rests[group]);
}

/**
 * How many neuron-sized steps are done where a pointer is.
 * @param {Track} track @param {number} x @param {number} y
 */
export function stepsAt(track, x, y) {
  let [best, nearest] = [0, Number.POSITIVE_INFINITY];
  for (const [steps, way] of track.rests.entries()) {
    const place = placeAt(track, way);
    const distance = Math.hypot(place.x - x, place.y - y);
    if (distance < nearest) [best, nearest] = [steps, distance];
  }
  return best;
}
