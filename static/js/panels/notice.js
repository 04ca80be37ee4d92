// What went wrong, and the line to the server. A problem is one sentence in the margin with one action, a
// broken line is said under the title after two seconds; the drawing stays as it is.

import { useEffect, useState } from "preact/hooks";
import { say, word } from "../lib/say.js";
import { html } from "./parts/html.js";

/** @import { Surroundings } from "./ui.js" */

const PATIENCE = 2000;

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

/** Under the title while the line is broken. @param {Surroundings} props */
export function Line({ model }) {
  const { connection } = model.people;
  const broken = connection.value !== "open";
  const late = useLate(broken);
  const code = connection.value === "lost" ? "reconnecting" : "connecting";
  const text = broken && late ? say(code, { count: model.store.inFlight.value }) : "";
  return html`<p class="line-note" role="status" data-testid="connection" data-state=${connection.value}>${text}</p>`;
}

/** Whether something has been so for two seconds. @param {boolean} so */
function useLate(so) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!so) return undefined;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [so]);
  return late;
}
