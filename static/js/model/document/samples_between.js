/**
 * What leads from the samples of one document to those of another. Must not know why anybody wants that.
 *
 * @import { Document, Sample } from "../../protocol/messages.js"
 * @import { Operation } from "./diff.js"
 * @import { Part } from "./reading.js"
 */

import { ordered } from "./ordered.js";
import { bySplit, cellIn, samplesOf, splitOf } from "./reading.js";
import { sampleId } from "./sample_list.js";

/** @type {readonly Part[]} */
const PARTS = ["inputs", "targets"];
/** So many values of one neuron are told by themselves; more are told as a column. */
const MOST_CELLS = 20;

/**
 * The columns of neurons that go, emptied in the samples that stay.
 * @param {Document} from @param {Document} to @param {readonly Sample[]} left
 * @returns {Operation[]}
 */
export function emptied(from, to, left) {
  const stays = new Set(to.neurons.map(({ id }) => id));
  const gone = from.neurons.filter(({ id }) => !stays.has(id));
  return gone.flatMap(({ id }) =>
    PARTS.filter((part) => left.some((sample) => cellIn(sample, part, id) !== null)).map((part) => ({
      op: /** @type {const} */ ("column"),
      part,
      neuron: id,
      values: left.map(() => null),
    })),
  );
}

/**
 * Samples that go and come, the values that differ in those that stay, and `left`, those that stay as they were.
 * @param {Document} from @param {Document} to
 */
export function samplesBetween(from, to) {
  const [before, after] = [samplesOf(from), samplesOf(to)];
  const idsBefore = before.map((_, at) => sampleId(before, at));
  const idsAfter = after.map((_, at) => sampleId(after, at));
  const stay = ordered(idsBefore, idsAfter);
  const former = new Map(before.map((sample, at) => [idsBefore[at], sample]));
  const gone = idsBefore.filter((id) => !stay.has(id));
  const kept = idsAfter.map((id, at) => /** @type {const} */ ([id, former.get(id), after[at]]));
  return {
    left: before.filter((_, at) => stay.has(idsBefore[at])),
    removed: gone.toReversed().map((id) => /** @type {Operation} */ ({ op: "remove_sample", id })),
    added: after.flatMap(({ inputs = {}, targets = {}, split }, at) =>
      stay.has(idsAfter[at])
        ? []
        : [
            /** @type {Operation} */ ({
              ...{ op: "add_sample", at, id: idsAfter[at], inputs, targets },
              ...(split && { split }),
            }),
          ],
    ),
    values: [
      ...valuesBetween(
        to,
        kept.filter(([id]) => stay.has(id)),
      ),
      ...splitsBetween(kept.filter(([id]) => stay.has(id))),
    ],
  };
}

/** @typedef {readonly (readonly [number, Sample | undefined, Sample])[]} Pairs each sample by its id, before and after */

/** @param {Document} to @param {Pairs} pairs @returns {Operation[]} */
function valuesBetween(to, pairs) {
  return to.neurons.flatMap(({ id }) =>
    PARTS.flatMap((part) => {
      const differs = pairs.filter(
        ([, before, after]) => cellIn(before ?? {}, part, id) !== cellIn(after, part, id),
      );
      if (differs.length > MOST_CELLS) {
        const values = samplesOf(to).map((sample) => cellIn(sample, part, id));
        return [/** @type {Operation} */ ({ op: "column", part, neuron: id, values })];
      }
      return differs.map(
        ([sample, , after]) =>
          /** @type {Operation} */ ({ op: "cell", part, sample, neuron: id, value: cellIn(after, part, id) }),
      );
    }),
  );
}

/** @param {Pairs} pairs @returns {Operation[]} */
function splitsBetween(pairs) {
  const differs = pairs.filter(([, before, after]) => splitOf(before ?? {}) !== splitOf(after));
  if (differs.length === 0) return [];
  return [{ op: "divide", ...bySplit(differs.map(([id, , after]) => [id, splitOf(after)])) }];
}
