/**
 * The playhead: where the page is between the steps that have arrived. It moves what is on its way and says how many
 * micro-steps have landed; only their numbers may be printed. It follows the server's cursor and is never ahead of
 * it. Must not know how anything is drawn.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Cursor } from "../protocol/messages.js"
 * @import { Model } from "../model/model.js"
 * @import { Course, Landed } from "./step_or_jump.js"
 */

import { batch, computed, effect, signal, untracked } from "@preact/signals-core";
import { rememberLevels } from "../model/document/levels.js";
import { createClock } from "./clock.js";
import { goalOf, landedAt, startOf } from "./motion.js";
import { courseOf, isSameTurn } from "./step_or_jump.js";
import { timed } from "./timing.js";

/**
 * @typedef {import("./motion.js").Motion} Motion
 * @typedef {Course & { cursor: Cursor, due: number }} Leg a way still to go, to be done at `due`
 */

/** Steps that take less than this many milliseconds are not shown on their way. */
const SHORTEST = 90;
/** A motion ends a little before the server's next step comes, so that none waits for the other. */
const HEADROOM = 0.94;
/** A step back that a person takes is a glance at what it undoes, in milliseconds. */
const GLANCE = 300;

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
  const landed = signal(/** @type {Landed} */ ({ run: -1, iteration: -1, turn: 0, step: 0 }));
  const moving = signal(false);
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Motion | null} */
  let motion = null;
  /** @type {Leg | null} */
  let waiting = null;
  let began = 0;
  /** Whether the cursor's next place is jumped to, however near it is. */
  let leaping = false;
  let stop = () => {};
  let knownPlan = model.plan.current.peek();
  const levelIn = rememberLevels(() => model.store.index.peek());

  const shown = computed(() => {
    const { run, iteration, turn, step } = landed.value;
    // Run 0: kept over a broken line, until the server sends them anew.
    const mine = numbers.version.value >= 0 && numbers.areOf({ run: numbers.run && run, iteration, turn });
    return mine ? Math.min(step, numbers.have) : 0;
  });

  const tell = () => {
    for (const listener of listeners) listener();
  };

  /** @param {number} step */
  function land(step) {
    const before = landed.peek();
    if (step !== before.step) landed.value = { ...before, step };
  }

  /** @param {Cursor} cursor */
  function jump(cursor) {
    stop();
    batch(() => {
      [motion, waiting] = [null, null];
      moving.value = false;
      const before = landed.peek();
      if (!isSameTurn(before, cursor) || before.step !== cursor.step) landed.value = placeOf(cursor);
    });
    tell();
  }

  /** @param {Leg} leg */
  function set(leg) {
    const plan = model.plan.current.peek();
    if (!plan) return jump(leg.cursor);
    const time = now();
    const back = leg.to < leg.from;
    const [first, last] = back ? [leg.to, leg.from] : [leg.from, leg.to];
    const { duration, notes } = timed(plan, first, last, Math.max(SHORTEST, leg.due - time), levelIn(plan));
    stop();
    batch(() => {
      motion = { first, last, t: back ? 1 : 0, back, duration, steps: notes };
      landed.value = { ...placeOf(leg.cursor), step: landedAt(motion) };
      moving.value = true;
    });
    began = time;
    stop = clock.run(advance);
    tell();
  }

  /** Lets what is on its way return from where it is. @param {Motion} onItsWay */
  function turnRound(onItsWay) {
    const { t, duration } = onItsWay;
    onItsWay.back = !onItsWay.back;
    began = now() - duration * (onItsWay.back ? 1 - t : t);
    waiting = null;
  }

  /** @param {number} time @returns {boolean} whether it still moves */
  function advance(time) {
    if (!motion) return false;
    const gone = motion.duration > 0 ? Math.min(1, (time - began) / motion.duration) : 1;
    motion.t = motion.back ? 1 - gone : gone;
    const step = landedAt(motion, landed.peek().step);
    batch(() => {
      land(step);
      if (gone >= 1) arrive();
    });
    tell();
    return motion !== null;
  }

  /** The end of a motion; what waited sets out. */
  function arrive() {
    if (!motion) return;
    land(goalOf(motion));
    const next = waiting;
    [motion, waiting] = [null, null];
    moving.value = false;
    if (next) set(next);
  }

  /** Lands everything now. @returns {boolean} whether anything was on its way */
  function finish() {
    if (!motion) return false;
    const goal = waiting ? waiting.to : goalOf(motion);
    stop();
    batch(() => {
      [motion, waiting] = [null, null];
      land(goal);
      moving.value = false;
    });
    tell();
    return true;
  }

  /** The way that leads to the cursor's place from where everything on its way will be, if any is shown.
   * @param {Cursor} cursor @param {Landed} head @returns {Leg | null} */
  function legTo(cursor, head) {
    const plan = model.plan.current.peek();
    const still = leaping || reducedMotion.peek() || cursor.milliseconds < SHORTEST;
    const course = still || !plan ? null : courseOf(plan, numbers, head, cursor);
    if (!course) return null;
    const glance = course.to < course.from && !cursor.playing;
    const milliseconds = cursor.milliseconds * HEADROOM;
    return { ...course, cursor, due: now() + (glance ? Math.min(GLANCE, milliseconds) : milliseconds) };
  }

  /** @param {Cursor} cursor */
  function follow(cursor) {
    const here = landed.peek();
    const head = { ...here, step: waiting?.to ?? (motion ? goalOf(motion) : here.step) };
    const same = isSameTurn(here, cursor);
    if (same && cursor.step === head.step) return;
    const leg = legTo(cursor, head);
    leaping = false;
    if (!leg) return jump(cursor);
    const queues = motion !== null && same && cursor.playing;
    if (queues && motion && leg.to === startOf(motion)) turnRound(motion);
    else if (queues && motion && leg.to === goalOf(motion)) waiting = null;
    else if (queues && !waiting) waiting = leg;
    else if (queues && waiting) {
      set(waiting);
      waiting = leg;
    } else set(leg);
  }

  const dispose = effect(() => {
    const cursor = model.asking.place.value;
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
    /** Lands everything now, and jumps to the place that the cursor comes to next. */
    leap() {
      finish();
      leaping = true;
    },
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

/** @param {Cursor} cursor @returns {Landed} */
const placeOf = ({ run, iteration, turn, step }) => ({ run, iteration, turn, step });
