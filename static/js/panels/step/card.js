// The card of the present step in the margin: where one is, one sentence, the rule in symbols and with the
// numbers, what it means, and what else the step computes. The words come from `rules`; this sets them. Must
// not know what a step computes.

import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { say } from "../../lib/say.js";
import { Formula } from "../formula/elements.js";
import { LayerDoor } from "../layers/door.js";
import { facts } from "../parts/facts.js";
import { html } from "../parts/html.js";
import { Say } from "../parts/sentence.js";
import { AskStep } from "../question/ask_links.js";
import { askedAtStep, askedByToken } from "../question/askable.js";
import { hasBetween } from "../rules/between.js";
import { askedEdge, explain } from "../rules/explain.js";
import { shownParameter } from "../rules/update.js";
import { mayBeDead } from "../rules/zeros.js";
import { RunActions } from "../selection/loss.js";
import { WeightsDoor } from "../weights/door.js";
import { Question } from "./ask_first.js";
import { EightDecades } from "./eight_decades.js";
import { Beside, kickerOf, StepTop } from "./first_line.js";
import { BeforeFirst, NotRunnable } from "./no_step.js";
import { PhiCurve, phiOf } from "./phi_curve.js";
import { StopMark } from "./stops.js";
import { UpdateRows } from "./update_rows.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { PlanView } from "../../model/run/plan.js"
 * @import { Phi } from "./phi_curve.js"
 * @import { Card } from "../rules/explain.js"
 * @import { Token } from "../formula/tokens.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Surroundings} props */
export function StepCard(props) {
  const { model, moment, playhead } = props;
  const plan = moment.plan.value;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  if (known === null || plan === null) return html`<${NotRunnable} ...${props} />`;
  if (moment.group.value < 0) return html`<${BeforeFirst} ...${props} />`;
  return html`<${Explained} ...${props} plan=${plan} known=${known} />`;
}

/** @param {Surroundings & {plan: PlanView, known: Facts}} props */
function Explained(props) {
  const { model, moment, plan, known } = props;
  const group = moment.group.value;
  const kept = model.asking.asked.value;
  const resting = !moment.moving.value && kept === null;
  const asked = askedParameter(model.view.marked.value);
  const card = explain(known, group, asked);
  useUpdateNumbers(model, known, plan.groupPhase(group) === "update" ? asked : undefined);
  const neuron = plan.neuronOf(group);
  useWanted(model.offCounts.wanted, neuron !== null && mayBeDead(known, neuron) ? neuron : null);
  const phi = askedEdge(known, group, asked) === null ? phiOf(known, group) : null;
  const about = resting ? askedAtStep(known, group, asked) : null;
  return html`<article class="card" data-testid="step-card" data-group=${group}>
    <${StepTop} model=${model} kicker=${kickerOf(moment, plan, group)} />
    <h2 tabindex="-1"><${Say} sentence=${card.head} /></h2>
    <${Beside} moment=${moment} />
    <${Derivation} ...${props} card=${card} phi=${phi} />
    ${kept !== null && !moment.moving.value && html`<${Question} model=${model} ui=${props.ui} known=${known} asked=${kept} />`}
    ${about !== null && html`<${AskStep} model=${model} about=${about} ended=${askedEdge(known, group, asked) !== null} />`}
    <${WeightsDoor} ...${{ ui: props.ui, known, neuron }} />
    <${LayerDoor} ...${{ ui: props.ui, known, neuron }} />
    ${plan.groupPhase(group) === "update" && resting && html`<${RunActions} model=${model} />`}
    <${StopMark} ...${props} />
  </article>`;
}

/**
 * Asks for the numbers of the update that is shown; `asked` is undefined where none is.
 * @param {Surroundings["model"]} model @param {Facts} known @param {string | null | undefined} asked
 */
function useUpdateNumbers(model, known, asked) {
  const shown = asked === undefined ? undefined : shownParameter(known.document, asked);
  useWanted(model.updates.wanted, shown !== undefined && hasBetween(known.document) ? shown.id : null);
}

/** @param {import("@preact/signals").Signal<string | null>} wanted of numbers that the server is asked for @param {string | null} id */
function useWanted(wanted, id) {
  useEffect(() => {
    wanted.value = id;
    return () => {
      wanted.value = null;
    };
  }, [wanted, id]);
}

/**
 * The formulas. What comes after the main number waits for it, so that nothing on the card ever moves down.
 * The curve of an activation stands below the line that it explains.
 * @param {Surroundings & {plan: PlanView, known: Facts, card: Card, phi: Phi | null}} props
 */
function Derivation({ card, phi, ...props }) {
  const lit = useComputed(() => props.model.view.hover.value ?? props.model.view.focus.value);
  const touch = { label: say("formula"), touch: touching(props), press: pressing(props), lit };
  const meant = card.meaning.length > 0;
  const isBackward = props.plan.groupPhase(props.moment.group.value) === "backward";
  return html`
    ${card.blocks.map((lines) => html`<${Formula} lines=${lines} ...${touch} />`)}
    ${card.rows && html`<${UpdateRows} rows=${card.rows} more=${card.more ?? 0} />`}
    ${meant && html`<p class="meaning">${card.meaning.map((sentence) => html`<${Say} sentence=${sentence} /> `)}</p>`}
    ${meant && isBackward && html`<${EightDecades} ...${props} />`}
    ${phi !== null && !card.rest && html`<${PhiCurve} phi=${phi} />`}
    ${
      meant &&
      card.rest &&
      card.rest.length > 0 &&
      html`<div class="rest">${card.rest.map(
        (lines, at) =>
          html`<${Formula} lines=${lines} ...${touch} />${phi !== null && at === 0 && html`<${PhiCurve} phi=${phi} />`}`,
      )}</div>`
    }
  `;
}

/** The parameter that a mark such as "parameter:w1" names. @param {string | null} marked */
const askedParameter = (marked) =>
  marked?.startsWith("parameter:") ? marked.slice("parameter:".length) : null;

/** A touched factor lights in the drawing and is said in words below it. @param {Surroundings} props */
const touching =
  ({ ui, model }) =>
  (/** @type {Token | null} */ token) => {
    ui.touched.value = token;
    model.view.hover.value = token?.key ?? null;
  };

/** A pressed gradient opens the question where it comes from. @param {Surroundings & {known: Facts}} props */
const pressing =
  ({ model, known }) =>
  (/** @type {Token} */ token) => {
    const about = askedByToken(known, token);
    if (about !== null) model.questions.ask("paths", about);
  };
