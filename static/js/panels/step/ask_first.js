// Ask first on the step's card: the switch, the question about the result that a step keeps back, and the way to show
// it. Knows no numbers: hidden results never come here.

import { useRef } from "preact/hooks";
import { say } from "../../lib/say.js";
import { deltaWord } from "../formula/notation.js";
import { neuronName, parameterName } from "../parts/facts.js";
import { CheckField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { mark, slopeMark } from "../parts/prose.js";
import { Say } from "../parts/sentence.js";
import { useOwnId } from "../parts/use_own_id.js";
import { GuessField } from "./guess.js";

/**
 * @import { Asked } from "../../model/asking/ask_first.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Sentence } from "../formula/tokens.js"
 * @import { Surroundings } from "../ui.js"
 */

/** Steps whose result is a derivative of L by the neuron or parameter itself. */
const SLOPES = new Set(["grad_a", "grad_sum", "parameter_grad"]);

/** "What is the output of h1?" @param {Facts} facts @param {Asked} asked @returns {Sentence} */
export function askedSentence(facts, { kind, id }) {
  const edge = facts.index.edges.get(id);
  const isParameter = kind === "update" || kind === "combine" || kind === "parameter_grad";
  const name = isParameter ? parameterName(facts, id) : neuronName(facts, id);
  if (SLOPES.has(kind)) return { code: "asked_slope", values: { slope: slopeMark("L", name) } };
  if (edge !== undefined) return askedOfEdge(facts, edge, kind);
  return { code: `asked_${kind}`, values: { name: mark(name), delta: deltaWord(facts) } };
}

/** @param {Facts} facts @param {import("../../protocol/messages.js").Edge} edge @param {Asked["kind"]} kind @returns {Sentence} */
function askedOfEdge(facts, { source, target, weight }, kind) {
  const names = { source: neuronName(facts, source), target: neuronName(facts, target) };
  const name = parameterName(facts, weight);
  if (kind === "grad_weight") {
    const { edges = [], biases = [] } = facts.index.uses.get(weight) ?? {};
    const code = edges.length + biases.length > 1 ? "asked_slope_part" : "asked_slope";
    return {
      code,
      values: { slope: slopeMark("L", name), source: mark(names.source), target: mark(names.target) },
    };
  }
  const values = { source: mark(names.source), target: mark(names.target), weight: mark(name) };
  return { code: `asked_${kind}`, values };
}

/** The question in the place of what a result means. @param {Pick<Surroundings, "model" | "ui"> & {known: Facts, asked: Asked}} props */
export function Question({ model, ui, known, asked }) {
  const id = useOwnId();
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const own = model.asking.own.value === asked;
  // The field and the button go with the question; the focus stays on the card.
  const show = () => {
    if (!own) return;
    const card = host.current?.closest("article");
    model.asking.answer();
    card?.querySelector("h2")?.focus({ preventScroll: true });
  };
  return html`<div class="asked" data-testid="asked" ref=${host}>
    <p class="question-line" id=${id}><${Say} sentence=${askedSentence(known, asked)} /></p>
    <${GuessField} model=${model} ui=${ui} labelledBy=${id} show=${show} />
    ${own ? html`<button type="button" class="filled" onClick=${show}>${say("asked_show")}</button>` : html`<p class="note">${say("asked_by_presenter")}</p>`}
  </div>`;
}

/** The switch in the sheet of looks. @param {{model: Surroundings["model"]}} props */
export function AskFirstField({ model }) {
  const { askFirst } = model.view;
  return html`<${CheckField} label=${say("ask_first_help")} name="ask-first" checked=${askFirst.value}
    commit=${(/** @type {boolean} */ on) => (askFirst.value = on)} />`;
}

/** The switch on the card; the key A turns it too. @param {{model: Surroundings["model"]}} props */
export function AskFirstSwitch({ model }) {
  const { askFirst } = model.view;
  return html`<button type="button" class="ask-first" aria-pressed=${askFirst.value} title=${say("ask_first_help")}
    data-field="ask-first" onClick=${() => (askFirst.value = !askFirst.peek())}>${say("ask_first")}</button>`;
}
