// What went wrong, and the line to the server. A problem is one sentence in the margin with one action, a
// broken line is said beside the title; the drawing stays as it is.

import { say, word } from "../lib/say.js";
import { html } from "./parts/html.js";

/** @import { Surroundings } from "./ui.js" */

/** The last refusal. @param {Surroundings} props */
export function Problem({ model }) {
  const problem = model.editor.problem.value;
  if (problem === null) return null;
  const dismiss = () => (model.editor.problem.value = null);
  return html`<div class="problem-note" role="alert" data-testid="problem" data-code=${problem.code}>
    <p>${word(problem)}</p>
    <button type="button" class="link" onClick=${dismiss}>${say("close")}</button>
  </div>`;
}

/**
 * Beside the network's title while a change waits for its acknowledgement. Nothing is ever said to be saved. A line
 * that is broken says it in its own words.
 * @param {Surroundings} props
 */
export function Saving({ model: { store, people } }) {
  const waits = store.notSavedYet.value && !people.longLost.value;
  return html`<p class="saving" role="status" data-testid="saving">${waits && say("not_saved_yet")}</p>`;
}

/** Beside the title once the line has been broken for a while. @param {Surroundings} props */
export function Line({ model }) {
  const { connection, longLost } = model.people;
  const code = connection.value === "lost" ? "reconnecting" : "connecting";
  const text = longLost.value ? say(code, { count: model.store.inFlight.value }) : "";
  return html`<p class="line-note" role="status" data-testid="connection" data-state=${connection.value}>${text}</p>`;
}
