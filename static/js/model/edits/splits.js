/**
 * The verbs that say what samples are for: to train on, to validate, to test. Each is one diff, so that one undo takes it
 * back. Must not know how samples are shown.
 *
 * @import { Split } from "../document/reading.js"
 * @import { Desk } from "./desk.js"
 *
 * Parts of all samples, from 0 to 1; the same seed takes the same ones.
 * @typedef {{ validation: number, test: number, seed: number }} Shares
 */

import { shuffled } from "../../lib/shuffled.js";
import { bySplit, samplesOf } from "../document/reading.js";
import { Impossible } from "../document/refusal.js";
import { sampleId } from "../document/sample_list.js";

/** @param {Desk} desk */
export function splitVerbs(desk) {
  /** @param {readonly (readonly [at: number, split: Split])[]} pairs */
  const divide = (pairs) => {
    const samples = samplesOf(desk.document());
    desk.commit([{ op: "divide", ...bySplit(pairs.map(([at, split]) => [sampleId(samples, at), split])) }]);
  };
  return {
    /** All samples by chance. Throws Impossible no_training_left. @param {Shares} shares */
    divideSamples({ validation, test, seed }) {
      const count = samplesOf(desk.document()).length;
      const [validating, testing] = [validation, test].map((share) => Math.round(share * count));
      if (validating + testing >= count) throw new Impossible("no_training_left");
      divide(
        shuffled(count, seed).map((at, place) => [
          at,
          place < validating ? "validation" : place < validating + testing ? "test" : "train",
        ]),
      );
    },

    /** All samples are trained on again. */
    trainOnAll() {
      divide(samplesOf(desk.document()).map((_, at) => [at, "train"]));
    },

    /** @param {number} at the position of a sample @param {Split} split */
    setSplit(at, split) {
      if (samplesOf(desk.document())[at] === undefined)
        throw new Impossible("no_such_record", { id: `sample ${at + 1}` });
      divide([[at, split]]);
    },
  };
}
