/**
 * The verbs that set how a document is trained and written. Each change is one edit of the whole `training`, or of
 * the conventions. Must not know who calls them.
 *
 * @import { Document, Operations } from "../../protocol/messages.js"
 * @import { Notation } from "../document/conventions.js"
 * @import { Desk } from "./desk.js"
 * @import { Part } from "../document/training.js"
 */

import { withConvention } from "../document/conventions.js";
import {
  hasField,
  kindOf,
  learningRate,
  optimizerRow,
  partOf,
  rowOf,
  trainingOf,
  withNumber,
  written,
} from "../document/training.js";
import { checkRange } from "./ranges.js";

/** Numbers without a default, with which a kind starts. @type {Readonly<Record<string, number>>} */
const FIRST_NUMBERS = { step_size: 100, gamma: 0.999, T_max: 1000, val: 0.5 };

/** @param {Desk} desk @param {() => Operations} operations what the server can compute with */
export function trainingVerbs(desk, operations) {
  /** @param {Record<string, unknown>} fields @param {string} [gesture] */
  const commit = (fields, gesture) => {
    const training = written({ ...trainingOf(desk.document()), ...fields });
    desk.commit([{ op: "settings", fields: { training } }], gesture);
  };
  /** @param {Part} part @param {string} name @param {number | null} value @param {string} [gesture] */
  const setNumber = (part, name, value, gesture) => {
    if (value !== null) checkRange(name, value);
    const fields = withNumber(desk.document(), operations(), part, name, value);
    const empty =
      Object.keys(fields).length === 0 || (part === "warm_up" && value === null && name === "total_iters");
    commit({ [part]: empty ? null : fields }, gesture);
  };
  return {
    /** @param {number} rate above 0 @param {string} [gesture] */
    setLearningRate: (rate, gesture) => setNumber("optimizer", "learning_rate", rate, gesture),

    /** A number of a part of `training`; null returns to its default. */
    setTrainingNumber: setNumber,

    /** Another optimizer; it keeps the numbers that it has, too. @param {string} kind */
    setOptimizer(kind) {
      const document = desk.document();
      if (kind !== kindOf(document, "optimizer"))
        commit({ optimizer: { kind, ...kept(document, operations(), kind) } });
    },

    /** @param {string} kind */
    setSchedule(kind) {
      if (kind !== kindOf(desk.document(), "schedule"))
        commit({
          schedule: kind === "constant" ? null : { kind, ...firstNumbers(operations(), "schedule", kind) },
        });
    },

    /** Another rule for new weights, with the same seed. @param {string} kind */
    setInitializer(kind) {
      const { seed = null } = partOf(desk.document(), "initializer");
      if (kind !== kindOf(desk.document(), "initializer"))
        commit({ initializer: written({ kind, seed, ...firstNumbers(operations(), "initializer", kind) }) });
    },

    /** @param {number} size @param {string} [gesture] */
    setBatchSize(size, gesture) {
      checkRange("batch_size", size);
      commit({ batch_size: size }, gesture);
    },

    /** @param {number} seed @param {string} [gesture] */
    setSeed(seed, gesture) {
      checkRange("seed", seed);
      commit({ seed }, gesture);
    },

    /** How the gradients of a batch are combined. @param {string} reduction */
    setReduction: (reduction) => commit({ reduction }),

    /** When weights move. @param {string} update */
    setUpdate: (update) => commit({ update }),

    /** How formulas are written. @param {Partial<Notation>} fields */
    setConvention(fields) {
      const conventions = withConvention(desk.document(), fields);
      desk.commit([{ op: "settings", fields: { conventions } }]);
    },

    /** Whether each epoch takes the samples in another order. @param {boolean} shuffle */
    setShuffle: (shuffle) => commit({ shuffle }),
  };
}

/** What a kind cannot do without. @param {Operations} operations @param {Part} part @param {string} kind */
const firstNumbers = (operations, part, kind) =>
  Object.fromEntries(
    (rowOf(operations, part, kind)?.hyper ?? [])
      .filter((each) => each.default === null)
      .map(({ name }) => [name, FIRST_NUMBERS[name] ?? 0]),
  );

/**
 * What another kind of optimizer takes over. A learning rate that nobody chose stays with its kind.
 * @param {Document} document @param {Operations} operations @param {string} kind
 */
function kept(document, operations, kind) {
  const { kind: _, learning_rate: rate, ...numbers } = partOf(document, "optimizer");
  const own = optimizerRow(document, operations)?.learning_rate;
  const chosen = rate !== undefined && rate !== null && rate !== own;
  const fitting = Object.entries(numbers).filter(([field]) => hasField(operations, "optimizer", kind, field));
  return written({
    ...(chosen && { learning_rate: learningRate(document, operations) }),
    ...Object.fromEntries(fitting),
  });
}
