/**
 * Something about the present place that is asked of the server while somebody looks at it: one question at a time, and
 * not more often than eyes follow. It goes on while a network trains. Must not know what is asked.
 *
 * @import { QuestionMessage, Unanswered } from "../../protocol/messages.js"
 * @import { Parts } from "./asides.js"
 */

import { computed, effect, signal } from "@preact/signals-core";

/** Milliseconds from one question to the next: with its way here an answer is never older than twice that. */
const SPACING = 150;

/** @typedef {Parts & { clock: import("../../lib/clock.js").Clock }} PolledParts */

/**
 * @template W what is looked at
 * @template {{ id: number }} A an answer
 * @param {PolledParts} parts
 * @param {object} kind
 * @param {number} kind.first far from the numbers of all other questions
 * @param {(wanted: W, id: number) => QuestionMessage} kind.ask
 * @param {(answer: A, wanted: W) => boolean} kind.isOf
 */
export function createPolled({ cursor, store, people, transport, clock }, { first, ask, isOf }) {
  const wanted = signal(/** @type {W | null} */ (null));
  const kept = signal(/** @type {A | null} */ (null));
  /** The question that was answered last. */
  const told = signal("");
  /** The question that is under way, "" for none. */
  const open = signal("");
  const waits = signal(false);
  let asked = first;

  /** The place and what is asked of it; null where nothing runs, and without a line. */
  const question = computed(() => {
    const [now, about] = [cursor.state.value, wanted.value];
    const runs = now !== null && now.run !== 0 && people.connection.value === "open";
    if (!runs || about === null || store.waiting.value.length > 0) return null;
    // While a presenter asks first, an answer may have to wait for a later step.
    const shown = now.ask_first ? now.step : 0;
    return `${now.run} ${now.iteration} ${now.turn} ${store.revision.value} ${shown} ${JSON.stringify(about)}`;
  });

  effect(() => {
    const [now, about] = [question.value, wanted.value];
    if (now === null || about === null || now === told.value || waits.value || open.value !== "") return;
    [open.value, waits.value] = [now, true];
    asked += 1;
    clock.after(SPACING, () => (waits.value = false));
    transport.post(ask(about, asked));
  });
  // What was under way when the line broke has no answer.
  effect(() => {
    if (people.connection.value !== "open") open.value = "";
  });

  /** Whether an answer is to what is under way, which is then told. @param {number} id */
  const closes = (id) => {
    if (id !== asked || open.peek() === "") return false;
    told.value = open.peek();
    open.value = "";
    return true;
  };

  return {
    /** What is looked at; null where nothing is. */
    wanted,

    /** The last answer about what is looked at, perhaps of another place. */
    latest: computed(() => {
      const [answer, about] = [kept.value, wanted.value];
      return answer !== null && about !== null && isOf(answer, about) ? answer : null;
    }),

    /** Whether it is that of the present place. */
    fresh: computed(() => question.value !== null && told.value === question.value),

    /** @param {A} message */
    take(message) {
      if (closes(message.id)) kept.value = message;
    },

    /** Whether it was this question that has no answer. @param {Unanswered} message */
    refused: ({ id }) => closes(id),
  };
}
