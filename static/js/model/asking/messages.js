/**
 * Questions as the wire says them: what each kind asks with, and which answer it has. A new kind of question is
 * a line in ANSWERS and a case in `messageOf`. Pure.
 *
 * @import { QuestionMessage } from "../../protocol/messages.js"
 *
 * @typedef {keyof typeof ANSWERS} QuestionKind
 * @typedef {typeof ANSWERS[QuestionKind]} AnswerEvent
 *
 * What is asked, and about which quantity ("parameter:<id>", "neuron:<id>", "pre:<id>").
 * @typedef {{ kind: QuestionKind, about: string }} Question
 *
 * What is asked besides; `equation` is the text that is handed in.
 * @typedef {object} Arguments
 * @property {number} limit
 * @property {{ value: number | null, h: number }} turn
 * @property {{ about: readonly string[], iterations: number }} over
 * @property {string} equation
 * @property {import("./practising.js").Task} practice
 * @property {import("./reader_names.js").ReaderNames} [reader] what the reader means by names
 * @property {string} asked the quantity that is asked for, whatever the equation names; "" for none
 */

/** Which answer belongs to which question, in the order in which they are offered. */
export const ANSWERS = /** @type {const} */ ({
  paths: "paths",
  walk: "walk",
  turn: "turned",
  fast: "fast",
  curves: "curves",
  check: "checked",
  practice: "practice",
});

/** @param {Question | null} one @param {Question | null} other */
export const isSame = (one, other) => one?.kind === other?.kind && one?.about === other?.about;

/**
 * The message of a question, with the number 0; null while there is nothing to ask.
 * @param {Question} question
 * @param {Arguments} args
 * @returns {QuestionMessage | null}
 */
export function messageOf({ kind, about }, { limit, turn, over, equation, asked, reader, practice }) {
  switch (kind) {
    case "paths":
      return { event: "ask_paths", id: 0, about, limit };
    case "walk":
      return { event: "ask_walk", id: 0, about };
    case "fast":
      return { event: "ask_fast", id: 0, about };
    case "turn":
      return { event: "turn", id: 0, parameter: about, ...turn };
    case "curves":
      return { event: "ask_curves", id: 0, ...over, gradient_of: about || null };
    case "practice":
      return { event: "ask_practice", id: 0, about, ...practice, ...reader };
    case "check":
      return equation === ""
        ? null
        : {
            event: "check",
            id: 0,
            equation,
            about: about || null,
            asked: about !== "" && about === asked,
            ...reader,
          };
  }
}
