/**
 * The question that is open, if any, and the server's newest answer to it: one question at a time. A question is
 * asked again by itself when the numbers it is about change. Must not know how answers look.
 *
 * @import { Checked, ClientMessage, Curves, Fast, Paths, ServerMessage, Turned, Unanswered, Walk } from "../protocol/messages.js"
 *
 * @typedef {"paths" | "walk" | "turn" | "fast" | "curves" | "check"} QuestionKind
 *
 * What is asked, and about which quantity ("parameter:<id>", "neuron:<id>", "pre:<id>").
 * @typedef {{ kind: QuestionKind, about: string }} Question
 *
 * The factor of a path that is touched: both counted from 0; factor -1 is the whole path.
 * @typedef {{ path: number, factor: number }} TouchedFactor
 *
 * How far the dependency walk has come: the steps that are answered, and what was said to the present one.
 * @typedef {{ done: number, said: "yes" | "no" | null }} WalkPlace
 */

import { batch, computed, effect, signal } from "@preact/signals-core";

/**
 * @template T
 * @typedef {import("@preact/signals-core").Signal<T>} Signal
 */

/** Which answer belongs to which question. */
export const ANSWERS = Object.freeze({
  paths: "paths",
  walk: "walk",
  turn: "turned",
  fast: "fast",
  curves: "curves",
  check: "checked",
});

/**
 * @param {object} parts
 * @param {import("./store.js").Store} parts.store
 * @param {import("./cursor.js").CursorState} parts.cursor
 * @param {import("./people.js").People} parts.people
 * @param {import("./transport.js").Transport} parts.transport
 */
export function createQuestions({ store, cursor, people, transport }) {
  let asked = 0;
  const open = signal(/** @type {Question | null} */ (null));
  const paths = signal(/** @type {Paths | null} */ (null));
  const walk = signal(/** @type {Walk | null} */ (null));
  const turned = signal(/** @type {Turned | null} */ (null));
  const fast = signal(/** @type {Fast | null} */ (null));
  const curves = signal(/** @type {Curves | null} */ (null));
  const checked = signal(/** @type {Checked | null} */ (null));
  const unanswered = signal(/** @type {Unanswered | null} */ (null));
  const answers = { paths, walk, turned, fast, curves, checked };
  /** What is asked besides `open`; a change of it asks again. */
  const limit = signal(10);
  const turn = signal({ value: /** @type {number | null} */ (null), h: 1e-4 });
  const over = signal({ about: /** @type {readonly string[]} */ ([]), iterations: 50 });
  const equation = signal("");

  /** The place whose numbers an answer must be about; null where nothing runs. */
  const place = computed(() => {
    const now = cursor.state.value;
    if (now === null || now.run === 0 || people.connection.value !== "open") return null;
    return `${now.run} ${now.iteration} ${store.revision.value}`;
  });
  /** Whether an answer is about the present numbers. @param {{ run: number, iteration: number, revision: number }} answer */
  const isCurrent = ({ run, iteration, revision }) => `${run} ${iteration} ${revision}` === place.value;

  /** @param {number} id @returns {ClientMessage | null} */
  const message = (id) => {
    const question = open.value;
    if (question === null) return null;
    const { kind, about } = question;
    switch (kind) {
      case "paths":
        return { event: "ask_paths", id, about, limit: limit.value };
      case "walk":
        return { event: "ask_walk", id, about };
      case "fast":
        return { event: "ask_fast", id, about };
      case "turn":
        return { event: "turn", id, parameter: about, ...turn.value };
      case "curves":
        return { event: "ask_curves", id, ...over.value };
      case "check":
        return equation.value.trim() === ""
          ? null
          : { event: "check", id, equation: equation.value, about: about || null };
    }
  };

  return {
    open,
    ...answers,
    unanswered,
    limit,
    turn,
    over,
    equation,
    isCurrent,
    touched: signal(/** @type {TouchedFactor | null} */ (null)),
    walkPlace: signal(/** @type {WalkPlace} */ ({ done: 0, said: null })),
    /** Whether the question has an answer that is about the present numbers. */
    answered: computed(() => {
      const question = open.value;
      const answer = question && answers[ANSWERS[question.kind]].value;
      return answer !== null && isCurrent(answer);
    }),
  };
}

/** @typedef {ReturnType<typeof createQuestions>} Questions */
