/**
 * The playhead: where the page is between the steps that have arrived. It moves things on their way and
 * says how many micro-steps have landed, whose numbers may be printed. It goes where the server's cursor
 * says and never ahead of it; must not know how anything is drawn.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Cursor } from "../protocol/messages.js"
 * @import { Model } from "../model/model.js"
 * @import { Note } from "./score.js"
 */

import { batch, computed, effect, signal, untracked } from "@preact/signals-core";
import { createClock } from "./clock.js";
import { score } from "./score.js";

/**
 * Micro-steps `first` up to, not including, `last` on their way; `t` is the part of the time that has gone.
 * @typedef {{ first: number, last: number, t: number, duration: number, steps: readonly Note[] }} Motion
 *
 * @typedef {{ run: number, iteration: number, step: number }} Landed
 * @typedef {{ from: number, cursor: Cursor, due: number }} Leg a way still to go, to be done at `due`
 */

/** Steps that take less than this many milliseconds are not shown on their way. */
const SHORTEST = 90;
/** A motion ends a little before the server's next step comes, so that none waits for the other. */
const HEADROOM = 0.94;

/**
 * @param {Model} model
 * @param {object} world
 * @param {() => number} world.now milliseconds
 * @param {(callback: () => void) => unknown} world.requestFrame
 * @param {ReadonlySignal<boolean>} world.reducedMotion
 */
export function createPlayhead(model, { now, requestFrame, reducedMotion }) {
  const clock = createClock({ now, requestFrame });
  const { numbers } = model;
  const landed = signal(/** @type {Landed} */ ({ run: -1, iteration: -1, step: 0 }));
  const moving = signal(false);
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Motion | null} */
  let motion = null;
  /** @type {Leg | null} */
  let waiting = null;
  let began = 0;
  let stop = () => {};
  let knownPlan = model.plan.current.peek();

  const shown = computed(() => {
    const { run, iteration, step } = landed.value;
    // Run 0: kept over a broken line, until the server sends them anew.
    const mine =
      numbers.version.value >= 0 &&
      (numbers.run === run || numbers.run === 0) &&
      numbers.iteration === iteration;
    return mine ? Math.min(step, numbers.have) : 0;
  });

  const tell = () => {
    for (const listener of listeners) listener();
  };

  /** @param {number} step */
  function land(step) {
    const { run, iteration, step: before } = landed.peek();
    if (step !== before) landed.value = { run, iteration, step };
  }

  /** @param {Cursor} cursor */
  function jump({ run, iteration, step }) {
    stop();
    batch(() => {
      [motion, waiting] = [null, null];
      moving.value = false;
      const before = landed.peek();
      if (before.run !== run || before.iteration !== iteration || before.step !== step)
        landed.value = { run, iteration, step };
    });
    tell();
  }

  /** @param {Leg} leg */
  function set(leg) {
    const plan = model.plan.current.peek();
    if (!plan) return jump(leg.cursor);
    const time = now();
    const { duration, notes } = score(plan, leg.from, leg.cursor.step, Math.max(SHORTEST, leg.due - time));
    stop();
    batch(() => {
      motion = { first: leg.from, last: leg.cursor.step, t: 0, duration, steps: notes };
      landed.value = { run: leg.cursor.run, iteration: leg.cursor.iteration, step: leg.from };
      moving.value = true;
    });
    began = time;
    stop = clock.run(advance);
    tell();
  }

  /** @param {number} time @returns {boolean} whether it still moves */
  function advance(time) {
    if (!motion) return false;
    motion.t = motion.duration > 0 ? Math.min(1, (time - began) / motion.duration) : 1;
    const { t, first, steps } = motion;
    let step = landed.peek().step;
    while (step - first < steps.length && steps[step - first].end <= t) step += 1;
    batch(() => {
      land(step);
      if (t >= 1) arrive();
    });
    tell();
    return motion !== null;
  }

  /** The end of a motion; what waited sets out. */
  function arrive() {
    if (!motion) return;
    land(motion.last);
    const next = waiting;
    [motion, waiting] = [null, null];
    moving.value = false;
    if (next) set(next);
  }

  /** Lands everything now. @returns {boolean} whether anything was on its way */
  function finish() {
    if (!motion) return false;
    const last = waiting ? waiting.cursor.step : motion.last;
    stop();
    batch(() => {
      [motion, waiting] = [null, null];
      land(last);
      moving.value = false;
    });
    tell();
    return true;
  }

  /**
   * Whether the cursor's place is one step ahead of where everything on its way will be: neither a seek nor
   * a leap over what this page has not seen.
   * @param {Cursor} cursor @param {number} head
   */
  function isNext(cursor, head) {
    const plan = model.plan.current.peek();
    const { run, iteration } = landed.peek();
    const wraps = cursor.iteration === iteration + 1;
    if (!plan || cursor.run !== run || !(wraps || cursor.iteration === iteration)) return false;
    const from = wraps ? 0 : head;
    if (cursor.pace === "full" || cursor.step <= from || cursor.step > plan.stepCount) return false;
    const walking = cursor.pace === "term" || cursor.pace === "neuron";
    return !walking || plan.groupOf(cursor.step - 1) - plan.groupOf(from) <= 1;
  }

  /** @param {Cursor} cursor */
  function follow(cursor) {
    const here = landed.peek();
    const head = waiting?.cursor.step ?? motion?.last ?? here.step;
    const same = cursor.run === here.run && cursor.iteration === here.iteration;
    if (same && cursor.step === head) return;
    const known =
      numbers.run === cursor.run && numbers.iteration === cursor.iteration && numbers.have >= cursor.step;
    if (reducedMotion.peek() || cursor.milliseconds < SHORTEST || !known || !isNext(cursor, head))
      return jump(cursor);
    const leg = { from: same ? head : 0, cursor, due: now() + cursor.milliseconds * HEADROOM };
    if (motion && same && cursor.playing && !waiting) waiting = leg;
    else if (waiting && same && cursor.playing) {
      set(waiting);
      waiting = leg;
    } else set(leg);
  }

  const dispose = effect(() => {
    const cursor = model.cursor.state.value;
    const plan = model.plan.current.value;
    const reduced = reducedMotion.value;
    untracked(() => {
      if (reduced || plan !== knownPlan) finish();
      if (!cursor) return;
      if (plan !== knownPlan) {
        knownPlan = plan;
        jump(cursor);
      } else follow(cursor);
    });
  });

  return {
    shown,
    moving,
    clock,
    reducedMotion,
    finish,
    get motion() {
      return motion;
    },
    /** Calls a listener in each frame of a motion and after each change. @param {() => void} listener */
    onFrame(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    destroy() {
      stop();
      dispose();
    },
  };
}

/** @typedef {ReturnType<typeof createPlayhead>} Playhead */
