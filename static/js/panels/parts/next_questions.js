// Links to the next questions. They stand under an answer; the question that is answered is left out. Must not know
// the answers.

import { say } from "../../lib/say.js";
import { ANSWERS } from "../../model/asking/messages.js";
import { html } from "./html.js";
import { mark } from "./prose.js";
import { Say } from "./sentence.js";

/**
 * @import { QuestionKind } from "../../model/asking/questions.js"
 * @import { Surroundings } from "../ui.js"
 */

/** In the order of asking. */
const KINDS = /** @type {readonly QuestionKind[]} */ (Object.keys(ANSWERS));

/** @param {Surroundings & {about: string, name: string, but: QuestionKind}} props */
export function NextQuestions({ model, about, name, but }) {
  // Only a parameter can be turned; anything else is computed. Practice comes after a right answer.
  const kinds = KINDS.filter(
    (kind) => kind !== but && kind !== "practice" && (kind !== "turn" || about.startsWith("parameter:")),
  );
  return html`<nav class="doors" aria-label=${say("next_questions")}>
    ${kinds.map(
      (
        kind,
      ) => html`<button key=${kind} type="button" class="link" data-ask=${kind} onClick=${() => model.questions.ask(kind, about)}>
      <${Say} sentence=${{ code: `next_${kind}`, values: { name: mark(name) } }} />
    </button>`,
    )}
  </nav>`;
}
