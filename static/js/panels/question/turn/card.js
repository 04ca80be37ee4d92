// One parameter is turned while all others are held. The card shows L over it with the tangent whose slope is the
// gradient, the difference quotient beside the gradient, and the true change of L beside the predicted one. Nothing
// is changed in the network until the value is kept. Must not know how the curve is computed.

import { useComputed } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import { floats } from "../../../lib/bytes.js";
import { authored, number } from "../../../lib/format.js";
import { say } from "../../../lib/say.js";
import { splitKey } from "../../../model/page/view.js";
import { PATIENCE_MILLISECONDS } from "../../../model/run/staleness.js";
import { nameOf } from "../../formula/quantity_words.js";
import { facts } from "../../parts/facts.js";
import { NumberField } from "../../parts/field.js";
import { html } from "../../parts/html.js";
import { NextQuestions } from "../../parts/next_questions.js";
import { mark } from "../../parts/prose.js";
import { Name, Say } from "../../parts/sentence.js";
import { Moved, Quotient } from "./answer.js";
import { TurnKnob } from "./knob.js";
import { TurnPlot } from "./plot.js";

/**
 * @import { Turned } from "../../../protocol/messages.js"
 * @import { Facts } from "../../parts/facts.js"
 * @import { Surroundings } from "../../ui.js"
 *
 * @typedef {Surroundings & {turned: Turned, known: Facts, name: string}} TurnProps
 */

/** @param {Surroundings} props */
export function TurnCard(props) {
  const { model, playhead } = props;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const about = model.questions.open.value?.about ?? "";
  const turned = model.questions.turned.value;
  if (known === null) return null;
  const name = nameOf(known, about);
  const ready = turned?.parameter === about;
  return html`<article class="card turn" data-testid="turn-card">
    <p class="kicker">${say("turn_kicker")}</p>
    <h2><${Say} sentence=${{ code: "turn_head", values: { name: mark(name) } }} /></h2>
    ${ready && html`<${Turning} key=${about} ...${props} turned=${turned} known=${known} name=${name} />`}
  </article>`;
}

/** @param {TurnProps} props */
function Turning(props) {
  const { model, turned, name } = props;
  const asked = model.questions.turn.value.value ?? turned.present;
  const late = useLate(asked !== turned.value);
  return html`
    <p class="turn-held">${say("turn_held")}</p>
    <${Control} ...${props} asked=${asked} />
    <div class=${late ? "turn-answer stale" : "turn-answer"} aria-busy=${late}>
      <${Moved} ...${props} />
      <${Plot} ...${props} />
      <${Quotient} ...${props} />
    </div>
    <${Ends} ...${props} asked=${asked} name=${name} />
  `;
}

/** Whether something has been so for longer than a moment. @param {boolean} waits */
function useLate(waits) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!waits) return undefined;
    const timer = setTimeout(() => setLate(true), PATIENCE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [waits]);
  return late;
}

/** @param {TurnProps & {asked: number}} props */
function Control({ model, turned, name, asked }) {
  const at = useMemo(() => floats(turned.curve_at), [turned.curve_at]);
  const turn = (/** @type {number} */ value) => model.questions.turnTo(value);
  const low = Math.min(at[0] ?? turned.present - 1, asked);
  const high = Math.max(at[at.length - 1] ?? turned.present + 1, asked);
  return html`<div class="turn-control">
    <${TurnKnob} label=${say("turn_knob", { name })} low=${low} high=${high} present=${turned.present} value=${asked} turn=${turn} />
    <${NumberField} label=${html`<${Name} name=${name} />`} name="turn" value=${asked} commit=${turn} />
  </div>`;
}

/** @param {TurnProps} props */
function Plot({ turned, name }) {
  const at = useMemo(() => floats(turned.curve_at), [turned.curve_at]);
  const loss = useMemo(() => floats(turned.curve_loss), [turned.curve_loss]);
  const { present, value, gradient, loss_turned } = turned;
  const words = [
    say("turn_plot", { name, present: authored(present), loss: number(turned.loss) }),
    value === present ? "" : say("turn_plot_turned", { value: authored(value), loss: number(loss_turned) }),
  ];
  const data = { name, at, loss, present, presentLoss: turned.loss, gradient, value, loss_turned };
  return html`<${TurnPlot} data=${data} label=${words.join(" ").trim()} />`;
}

/** Keeping the value or not, and the ways on. @param {TurnProps & {asked: number}} props */
function Ends({ model, turned, name, asked }) {
  const { questions, editor } = model;
  const about = questions.open.value?.about ?? "";
  const moved = asked !== turned.present;
  const values = { name: mark(name), value: authored(asked, 6) };
  const keep = () => {
    if (editor.setParameter(splitKey(about).id, asked) === undefined) questions.turnTo(null);
  };
  return html`
    <p class="actions turn-ends">
      ${editor.canEdit.value && html`<button type="button" class="outlined" disabled=${!moved} onClick=${keep}><${Say} sentence=${{ code: "turn_keep", values }} /></button>`}
      <button type="button" class="outlined" disabled=${!moved} onClick=${() => questions.turnTo(null)}>${say("turn_restore")}</button>
    </p>
    ${questions.equation.value.trim() !== "" && html`<p class="actions"><button type="button" class="link" onClick=${() => questions.ask("check", about)}>${say("turn_to_check")}</button></p>`}
    <${NextQuestions} model=${model} about=${about} name=${name} but="turn" />
  `;
}
