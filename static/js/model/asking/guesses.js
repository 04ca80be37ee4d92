/**
 * A guess at the result that a step asks for first, and the verdict on it. It belongs to one question and goes with it;
 * what was hidden stays hidden. Must not know how a verdict looks.
 *
 * @import { Checked, Unanswered } from "../../protocol/messages.js"
 * @import { Asking } from "./ask_first.js"
 */

import { batch, effect, signal } from "@preact/signals-core";

/** Far from the numbers of the page's questions and of the numbers beside a step. */
const FIRST_ID = 2_000_000_000;
const MOST_SENT = 20_000;

/**
 * @param {object} parts
 * @param {Asking} parts.asking
 * @param {import("../run/plan.js").Plan} parts.plan
 * @param {ReturnType<typeof import("./reader_names.js").createReaderNames>} parts.reader
 * @param {import("../run/transport.js").Transport} parts.transport
 */
export function createGuesses({ asking, plan, reader, transport }) {
  /** The text in the field. */
  const text = signal("");
  const verdict = signal(/** @type {Checked | null} */ (null));
  const unanswered = signal(/** @type {Unanswered | null} */ (null));
  /** Counts up when the field is to get the focus. */
  const called = signal(0);
  let asked = FIRST_ID;
  effect(() => {
    void asking.asked.value;
    // An answer to the question before is late.
    asked += 1;
    batch(() => {
      text.value = "";
      verdict.value = unanswered.value = null;
    });
  });
  return {
    text,
    verdict,
    unanswered,
    called,

    /** Hands the guess in. */
    hand() {
      const [wanted, onPage] = [asking.asked.peek(), plan.current.peek()];
      const equation = text.peek().slice(0, MOST_SENT);
      if (wanted === null || onPage === null || equation.trim() === "") return;
      asked += 1;
      transport.post({
        event: "check",
        id: asked,
        equation,
        about: null,
        asked: false,
        step: wanted.step,
        ...reader.chosen.peek(),
      });
    },

    /** Takes an answer in. @param {Checked | Unanswered} answer @returns {boolean} whether it is one to a guess */
    take(answer) {
      if (answer.id < FIRST_ID) return false;
      if (answer.id !== asked) return true;
      batch(() => {
        verdict.value = answer.event === "checked" ? answer : null;
        unanswered.value = answer.event === "unanswered" ? answer : null;
      });
      return true;
    },
  };
}

/** @typedef {ReturnType<typeof createGuesses>} Guesses */
