/**
 * Where this reader stands in practising: of each derivative of a network how much help is left, and which numbers come
 * next. Kept in their browser. Knows no question and no number.
 *
 * @typedef {import("../../protocol/messages.js").AskPractice["stage"]} Stage
 *
 * `answer`: what was handed in, "" for nothing yet.
 * @typedef {{ seed: number, stage: Stage, answer: string }} Task
 */

import { signal } from "@preact/signals-core";
import { recall, remember } from "../../lib/memory.js";

/** From most help to none. @type {readonly Stage[]} */
export const STAGES = ["factor", "path", "blank"];
/** Of so many derivatives of a network the place is kept. */
const MOST = 40;
const FIRST_SEED = 1;

export function createPractising() {
  const task = signal(/** @type {Task} */ ({ seed: FIRST_SEED, stage: STAGES[0], answer: "" }));
  let key = "";
  let about = "";

  /** @param {Stage} stage */
  const fresh = (stage) => {
    task.value = { seed: task.peek().seed + 1, stage, answer: "" };
    const { seed } = task.peek();
    const others = Object.entries(kept(key)).filter(([of]) => of !== about);
    remember(key, JSON.stringify(Object.fromEntries([...others.slice(1 - MOST), [about, { seed, stage }]])));
  };

  return {
    task,

    /** The stage at which a derivative was left; null where nobody has begun. @param {string} network @param {string} of @returns {Stage | null} */
    leftAt: (network, of) => kept(keyOf(network))[of]?.stage ?? null,

    /** @param {string} network @param {string} of */
    begin(network, of) {
      key = keyOf(network);
      about = of;
      const { seed, stage } = kept(key)[of] ?? { seed: FIRST_SEED, stage: STAGES[0] };
      task.value = { seed, stage, answer: "" };
    },

    /** @param {string} answer */
    hand(answer) {
      task.value = { ...task.peek(), answer };
    },

    /** On with less help; without any, on with other numbers. */
    next: () => fresh(STAGES[STAGES.indexOf(task.peek().stage) + 1] ?? STAGES[STAGES.length - 1]),

    /** Back to more help. */
    back: () => fresh(STAGES[STAGES.indexOf(task.peek().stage) - 1] ?? STAGES[0]),

    /** Other numbers, as much help. */
    again: () => fresh(task.peek().stage),
  };
}

/** @param {string} network */
const keyOf = (network) => `practice.${network}`;

/** What is kept of a network, as far as it can be read. @param {string} key @returns {Record<string, { seed: number, stage: Stage }>} */
function kept(key) {
  try {
    const found = Object.entries(JSON.parse(recall(key) ?? "{}")).filter(
      ([, each]) =>
        STAGES.includes(each?.stage) &&
        Number.isInteger(each.seed) &&
        each.seed >= 0 &&
        each.seed < 2 ** 31 - 1,
    );
    return Object.fromEntries(found);
  } catch {
    return {};
  }
}
