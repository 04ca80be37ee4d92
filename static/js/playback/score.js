/**
 * The score: when each micro-step of a range starts and lands. Every kind has its natural length; all of
 * them shrink together to fit the time that the step has. Pure; must not know where things are drawn or
 * what their numbers are.
 *
 * @import { PlanView } from "../model/plan.js"
 *
 * What of a plan a score needs.
 * @typedef {Pick<PlanView, "kindOf" | "idOf" | "groupOf" | "neuronOf">} Steps
 *
 * One micro-step on its way: it sets out at `start`, what travels has come at `arrive`, its number stands
 * from `end` on. Parts of the whole time, 0 to 1.
 * @typedef {object} Note
 * @property {number} step
 * @property {ReturnType<PlanView["kindOf"]>} kind
 * @property {string} id
 * @property {number} start
 * @property {number} arrive
 * @property {number} end
 */

/**
 * Natural milliseconds. `lasts`: from start to landing. `grows`: the end of it, in which a bar grows at a
 * node. `after`: from the landing before it, at least. `flies`: whether it may set out as soon as what it
 * carries is known, before its forerunners have landed.
 * @typedef {{ lasts: number, grows: number, after: number, flies: boolean }} Length
 */

const BAR = 250;
const TRAVEL = 700;
/** @type {Record<Note["kind"], Length>} */
const LENGTHS = {
  input: { lasts: 300, grows: 0, after: 80, flies: true },
  term: { lasts: TRAVEL + BAR, grows: BAR, after: 250, flies: true },
  bias: { lasts: BAR, grows: BAR, after: 250, flies: false },
  sum: { lasts: 250, grows: 0, after: 250, flies: false },
  activation: { lasts: 300, grows: 0, after: 300, flies: false },
  output_loss: { lasts: TRAVEL + BAR, grows: BAR, after: 250, flies: true },
  loss: { lasts: 500, grows: 0, after: 500, flies: false },
  grad_a: { lasts: TRAVEL, grows: 0, after: 250, flies: true },
  contribution: { lasts: TRAVEL + BAR, grows: BAR, after: 250, flies: true },
  grad_sum: { lasts: 250, grows: 0, after: 250, flies: false },
  grad_z: { lasts: 300, grows: 0, after: 300, flies: false },
  grad_weight: { lasts: TRAVEL, grows: 0, after: 120, flies: true },
  parameter_grad: { lasts: 200, grows: 0, after: 40, flies: true },
  combine: { lasts: 200, grows: 0, after: 40, flies: true },
  update: { lasts: 400, grows: 0, after: 100, flies: true },
};

/** Kinds after whose landing the next ones know what they carry. */
const GIVES = new Set(["sum", "activation", "loss", "grad_a", "grad_sum", "grad_z"]);

/**
 * @param {Steps} plan
 * @param {number} first the first micro-step
 * @param {number} last the one behind the last
 * @param {number} milliseconds that the range may take
 * @returns {{ duration: number, notes: Note[] }} duration in milliseconds
 */
export function score(plan, first, last, milliseconds) {
  const notes = natural(plan, first, last);
  const total = notes.at(-1)?.end ?? 0;
  if (total === 0) return { duration: 0, notes };
  for (const note of notes) {
    note.start /= total;
    note.arrive /= total;
    note.end /= total;
  }
  return { duration: Math.min(total, milliseconds), notes };
}

/**
 * Notes in natural milliseconds, in the order in which they land.
 * @param {Steps} plan @param {number} first @param {number} last
 */
function natural(plan, first, last) {
  /** @type {Note[]} */
  const notes = [];
  let [group, ready, landed] = [-1, 0, 0];
  for (let step = first; step < last; step += 1) {
    const [kind, id] = [plan.kindOf(step), plan.idOf(step)];
    const length = LENGTHS[kind];
    if (plan.groupOf(step) !== group) [group, ready] = [plan.groupOf(step), landed];
    const start = length.flies ? ready : landed;
    const opening = landed === ready;
    const end = Math.max(start + length.lasts, landed + (opening ? 0 : length.after));
    notes.push({ step, kind, id, start: end - length.lasts, arrive: end - length.grows, end });
    landed = end;
    // An input has no step of its own: its sum is none that others wait for.
    if (GIVES.has(kind) && !(kind === "grad_sum" && plan.neuronOf(group) !== id)) ready = end;
  }
  return notes;
}
