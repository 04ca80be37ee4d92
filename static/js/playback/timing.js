/**
 * When each micro-step of a range starts and lands. Every kind has its natural length; all of
 * them shrink together to fit the time that the step has. Pure; must not know where things are drawn or
 * what their numbers are.
 *
 * @import { PlanView } from "../model/run/plan.js"
 *
 * What of a plan its timing needs.
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
 * Neurons of one level are computed together: everything that flies sets out at the same time. Times are natural
 * milliseconds from the common beginning. The first neuron's numbers land in their time, the others' right behind
 * them.
 * @type {Partial<Record<Note["kind"], { at: number, lasts: number, grows: number }>>}
 */
const TOGETHER = {
  term: { at: 0, lasts: TRAVEL + BAR, grows: BAR },
  bias: { at: TRAVEL, lasts: BAR, grows: BAR },
  sum: { at: TRAVEL + BAR, lasts: 150, grows: 0 },
  activation: { at: 1100, lasts: 300, grows: 0 },
  grad_a: { at: 0, lasts: TRAVEL, grows: 0 },
  contribution: { at: 0, lasts: TRAVEL + BAR, grows: BAR },
  grad_sum: { at: TRAVEL + BAR, lasts: 150, grows: 0 },
  grad_z: { at: 1100, lasts: 200, grows: 0 },
  grad_weight: { at: 1300, lasts: TRAVEL, grows: 0 },
};
/** When what a neuron sends further sets out there, after its δ. */
const BEHIND = 1300;
/** The most time that the landings of the other neurons take: all together, and each. */
const SPREAD = { all: 600, one: 60 };
/** Of more steps than this that land one after the other, each takes less. */
const MANY = 12;

/**
 * @param {Steps} plan
 * @param {number} first the first micro-step
 * @param {number} last the one behind the last
 * @param {number} milliseconds that the range may take
 * @param {(neuron: string) => number | undefined} [levelOf] neurons of one level are seen together
 * @returns {{ duration: number, notes: Note[] }} duration in milliseconds
 */
export function timed(plan, first, last, milliseconds, levelOf = () => undefined) {
  const notes = natural(plan, first, last, levelOf);
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
 * @param {(neuron: string) => number | undefined} levelOf
 */
function natural(plan, first, last, levelOf) {
  /** @type {Note[]} */
  const notes = [];
  let landed = 0;
  for (let from = first; from < last; ) {
    const [until, groups] = wave(plan, from, last, levelOf);
    landed = (groups > 1 ? together : inTurn)(plan, from, until, landed, notes);
    from = until;
  }
  return notes;
}

/**
 * The end of the steps that are seen together, from one on: those of a neuron, or of all neurons of its level.
 * @param {Steps} plan @param {number} from @param {number} last
 * @param {(neuron: string) => number | undefined} levelOf
 * @returns {[until: number, groups: number]}
 */
function wave(plan, from, last, levelOf) {
  const levelAt = (/** @type {number} */ step) => {
    const neuron = plan.neuronOf(plan.groupOf(step));
    return neuron === null ? undefined : levelOf(neuron);
  };
  const level = levelAt(from);
  let [until, groups] = [from + 1, 1];
  for (; until < last; until += 1) {
    if (plan.groupOf(until) === plan.groupOf(until - 1)) continue;
    if (level === undefined || levelAt(until) !== level) break;
    groups += 1;
  }
  return [until, groups];
}

/**
 * One after the other.
 * @param {Steps} plan @param {number} first @param {number} last @param {number} begin
 * @param {Note[]} notes to add to @returns {number} when the last has landed
 */
function inTurn(plan, first, last, begin, notes) {
  const group = plan.groupOf(first);
  const crowd = Math.min(1, MANY / (last - first));
  let [ready, landed] = [begin, begin];
  for (let step = first; step < last; step += 1) {
    const [kind, id] = [plan.kindOf(step), plan.idOf(step)];
    const length = LENGTHS[kind];
    const start = length.flies ? ready : landed;
    const opening = landed === ready;
    const end = Math.max(start + length.lasts, landed + (opening ? 0 : length.after * crowd));
    notes.push({ step, kind, id, start: end - length.lasts, arrive: end - length.grows, end });
    landed = end;
    // An input has no step of its own: its sum is none that others wait for.
    if (GIVES.has(kind) && !(kind === "grad_sum" && plan.neuronOf(group) !== id)) ready = end;
  }
  return landed;
}

/**
 * Neurons of one level, all at once.
 * @param {Steps} plan @param {number} first @param {number} last @param {number} begin
 * @param {Note[]} notes to add to @returns {number} when the last has landed
 */
function together(plan, first, last, begin, notes) {
  const apart = Math.min(SPREAD.one, SPREAD.all / (last - first));
  let [landed, behind] = [begin, false];
  for (let step = first; step < last; step += 1) {
    const [kind, id] = [plan.kindOf(step), plan.idOf(step)];
    const own = TOGETHER[kind] ?? { at: 0, lasts: 0, grows: 0 };
    if (plan.groupOf(step) !== plan.groupOf(step - 1)) behind = false;
    const start = begin + own.at + (behind && own.at < BEHIND ? BEHIND : 0);
    const opening = plan.groupOf(step) === plan.groupOf(first);
    const end = Math.max(start + own.lasts, landed + (opening ? 0 : apart));
    notes.push({ step, kind, id, start, arrive: start + own.lasts - own.grows, end });
    landed = end;
    if (kind === "grad_z") behind = true;
  }
  return landed;
}
