// Which samples are judged right, along which line, and how often each kind is taken for each other one. Pure: from a
// document and what the server told to plain data. server session/run/sides.py counts by the same rules.

import { floats, uint32 } from "../../lib/bytes.js";
import { authored } from "../../lib/format.js";
import { cellIn, neuronName, neuronsOf, placesOf, samplesOf } from "../../model/document/reading.js";
import { isRight, levelOf, targetsOf } from "./view.js";

/**
 * @import { Split } from "../../model/document/reading.js"
 * @import { Document } from "../../protocol/messages.js"
 * @import { OutputPlane } from "../../model/run/plane.js"
 *
 * The line that is drawn: where `values` are `level`; `most`: where one output is as large as the largest other.
 * @typedef {{ values: ArrayLike<number>, level: number, most: boolean }} Line
 *
 * How many samples of each kind (rows) are judged to be of each (columns).
 * @typedef {{ kinds: readonly string[], counts: readonly (readonly number[])[] }} Confused
 *
 * @typedef {object} Judged
 * @property {Line | null} line
 * @property {number | null} parts the target above which a mark is solid; null where nothing is decided
 * @property {readonly boolean[] | null} right of the samples that were told; null where nothing is decided
 * @property {Confused | null} confusion
 */

/** @type {Judged} */
const NOTHING = { line: null, parts: null, right: null, confusion: null };

/**
 * The split by which it is told what was learnt: validation samples where there are any; null where all are trained on.
 * The test waits until somebody asks for it. @param {Document} document @returns {Split | null}
 */
export function judgedSplit(document) {
  if (placesOf(document, "validation").length > 0) return "validation";
  return placesOf(document, "test").length > 0 ? "train" : null;
}

/** The kind of a sample, and what it is judged to be. @typedef {readonly [is: number, judged: number]} Pair */

/** Those of the samples by which it is told. @param {Document} document @param {readonly Pair[]} pairs of each sample */
function told(document, pairs) {
  const split = judgedSplit(document);
  return split === null
    ? pairs
    : placesOf(document, split).flatMap((at) => (at < pairs.length ? [pairs[at]] : []));
}

/** @param {Document} document @param {OutputPlane} picture @returns {Judged} */
export function judge(document, picture) {
  const classes = classesOf(document, picture);
  if (classes !== null) return byLargest(document, picture, classes);
  const level = levelOf(document, picture.output);
  if (level === null) return NOTHING;
  const targets = targetsOf(document, picture.output);
  const given = Array.from(floats(picture.samples));
  const kinds = [...new Set(targets)].sort((one, other) => one - other);
  return {
    line: { values: floats(picture.values, true), level, most: false },
    parts: level,
    right: given.map((value, at) => isRight(value, targets[at], level)),
    confusion: confused(
      kinds.map((kind) => authored(kind)),
      told(
        document,
        given.map((value, at) => [kinds.indexOf(targets[at]), Number(value > level)]),
      ),
    ),
  };
}

/** The class of each sample, where exactly one of three or more softmax outputs has the target 1. @param {Document} document @param {OutputPlane} picture */
function classesOf(document, { largest }) {
  if (largest.length === 0) return null;
  const outputs = neuronsOf(document, "output");
  const classes = samplesOf(document).map((sample) => {
    const targets = outputs.map(({ id }) => cellIn(sample, "targets", id));
    return targets.every((each) => each === 0 || each === 1) && targets.filter(Boolean).length === 1
      ? targets.indexOf(1)
      : -1;
  });
  return classes.includes(-1) ? null : classes;
}

/** @param {Document} document @param {OutputPlane} picture @param {readonly number[]} classes @returns {Judged} */
function byLargest(document, picture, classes) {
  const largest = Array.from(uint32(picture.largest));
  return {
    line: { values: floats(picture.margins, true), level: 0, most: true },
    parts: 0.5,
    right: largest.map((each, at) => each === classes[at]),
    confusion: confused(
      neuronsOf(document, "output").map(neuronName),
      told(
        document,
        largest.map((each, at) => [classes[at], each]),
      ),
    ),
  };
}

/** @param {readonly string[]} kinds @param {readonly Pair[]} pairs @returns {Confused} */
function confused(kinds, pairs) {
  const counts = kinds.map(() => kinds.map(() => 0));
  for (const [is, judged] of pairs) if (counts[is]?.[judged] !== undefined) counts[is][judged] += 1;
  return { kinds, counts };
}
