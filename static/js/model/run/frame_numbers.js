/**
 * The numbers of the sample in view, at one turn of one iteration, as frames bring them; late frames are dropped.
 * Typed arrays outside the signals: painters read them by micro-step, and `version` tells of new ones. Must not
 * know what a step means.
 *
 * @import { Frame } from "../../protocol/messages.js"
 */

import { signal } from "@preact/signals-core";
import { floats } from "../../lib/bytes.js";

const NO_REVISION = -1;

export class Numbers {
  constructor() {
    /** Counts the changes of what is known here. */
    this.version = signal(0);
    this.have = 0;
    /** How many of them had landed when the network stopped being able to run. */
    this.held = 0;
    this.run = 0;
    this.iteration = 0;
    this.turn = 0;
    this.sample = 0;
    this.revision = NO_REVISION;
    /** @private */
    this.values = new Float64Array(64);
    /** @private @type {ArrayLike<number>} */
    this.started = new Float64Array(0);
  }

  /**
   * Takes in a frame, unless it is late. A late frame has an older revision than the numbers here, or continues other
   * numbers.
   * @param {Frame} frame
   * @returns {boolean} whether it was taken
   */
  take(frame) {
    if (frame.revision < this.revision) return false;
    const same = this.continuedBy(frame);
    if (frame.first > 0 && (!same || frame.first > this.have)) return false;
    const values = floats(frame.values, frame.single);
    const end = frame.first + values.length;
    this.makeRoom(end);
    this.values.set(values, frame.first);
    this.have = same ? Math.max(this.have, end) : end;
    if (frame.parameters) this.started = floats(frame.parameters);
    this.belongTo(frame);
    return true;
  }

  /** The value that a micro-step computed; NaN where none has come. @param {number} step */
  at(step) {
    return step >= 0 && step < this.have ? this.values[step] : Number.NaN;
  }

  /** What a parameter was when the iteration started; undefined if unknown. @param {number} position */
  parameter(position) {
    return this.started[position];
  }

  /** Whether the numbers are those of a place. @param {{ run: number, iteration: number, turn: number }} place */
  areOf({ run, iteration, turn }) {
    return this.run === run && this.iteration === iteration && this.turn === turn;
  }

  /**
   * Keeps the first of the numbers although nothing can run any more: they are the last ones that were shown.
   * @param {number} step
   */
  hold(step) {
    this.held = Math.min(step, this.have);
    this.version.value += 1;
  }

  /** Whether they are of another place than the cursor's, which is then on its way.
   * @param {{ run: number, iteration: number, turn: number } | null} cursor */
  areAheadOf(cursor) {
    const both = cursor !== null && cursor.run !== 0 && this.run !== 0 && this.have > 0;
    return both && !this.areOf(cursor);
  }

  /** Forgets all numbers: they belong to a plan that is gone. */
  clear() {
    this.have = 0;
    this.started = new Float64Array(0);
    this.run = 0;
    this.version.value += 1;
  }

  /** Keeps the numbers until a new connection sends its own, whose counts may begin anew. */
  renew() {
    this.revision = NO_REVISION;
  }

  /** @private @param {Frame} frame */
  continuedBy(frame) {
    return (
      frame.run === this.run &&
      frame.revision === this.revision &&
      frame.iteration === this.iteration &&
      frame.turn === this.turn &&
      frame.sample === this.sample
    );
  }

  /** @private @param {Frame} frame */
  belongTo(frame) {
    this.run = frame.run;
    this.iteration = frame.iteration;
    this.turn = frame.turn;
    this.sample = frame.sample;
    this.revision = frame.revision;
    this.version.value += 1;
  }

  /** @private @param {number} end */
  makeRoom(end) {
    if (end <= this.values.length) return;
    const larger = new Float64Array(Math.max(end, 2 * this.values.length));
    larger.set(this.values);
    this.values = larger;
  }
}

export const createNumbers = () => new Numbers();
