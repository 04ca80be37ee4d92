// Is my equation right: the field, the equation typeset, and what the judge says of it. The model holds the text
// and asks; this shows the answer, and only over the very text that it is about.

import { useComputed } from "@preact/signals";
import { useId, useRef, useState } from "preact/hooks";
import { replaceable, unitsOf } from "../lib/equation_edit.js";
import { plainName } from "../lib/names.js";
import { say } from "../lib/words.js";
import { Equation } from "./check_equation.js";
import { EquationField, select, write } from "./check_field.js";
import { Verdict } from "./check_verdict.js";
import { facts } from "./facts.js";
import { html } from "./html.js";
import { aloud } from "./prose.js";
import { nameOf } from "./quantity_words.js";
import { Prose } from "./sentence.js";

/**
 * @import { Checked, Finding } from "../protocol/messages.js"
 * @import { Facts } from "./facts.js"
 * @import { Surroundings } from "./ui.js"
 */

/** More parameters than this are not listed. */
const LISTED = 200;

/** @param {Surroundings} props */
export function CheckCard(props) {
  const { model, playhead } = props;
  const { questions } = model;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const id = useId();
  const [handed, setHanded] = useState(/** @type {string | null} */ (null));
  const text = questions.equation.value;
  const checked = questions.checked.value;
  const question = questions.open.value;
  if (known === null || question === null) return null;

  const verdict = checked !== null && checked.equation === text ? checked : null;
  const unreadable = verdict?.verdict === "unreadable";
  const about = verdict?.about || question.about;
  const submit = () => {
    setHanded(text);
    questions.check(text);
  };
  /** @param {Finding} finding */
  const pick = ({ span }) =>
    field.current && select(field.current, unreadable ? span : replaceable(text, span));
  const turn = () => {
    // What the equation says of itself may be more than what was asked; the text goes along.
    if (about !== question.about) questions.check(text, about);
    questions.ask("turn", about);
  };
  const waiting = handed === text && text.trim() !== "" && verdict === null;
  const settled = verdict !== null && (verdict.verdict === "correct" || verdict.experiment);
  return html`<article class="card check-card" data-testid="check-card" aria-busy=${waiting}>
    <${About} known=${known} about=${about} choose=${(/** @type {string} */ key) => reask(questions, key)} />
    <${EquationField} questions=${questions} field=${field} invalid=${unreadable} submit=${submit}
      describedBy=${verdict === null ? undefined : `${id}-said`} />
    ${text.trim() === "" ? html`<p class="note">${say("check_help")}</p>` : html`<${Equation} text=${text} verdict=${verdict} pick=${pick} />`}
    <${Now} verdict=${verdict} checked=${checked} waiting=${waiting} current=${checked !== null && questions.isCurrent(checked)} />
    <div id=${`${id}-said`}>
      ${unreadable && html`<${Unreadable} verdict=${verdict} pick=${pick} use=${(/** @type {Finding} */ finding) => use(field.current, finding)} />`}
      ${
        verdict !== null &&
        !unreadable &&
        html`<${Verdict} key=${verdict.id} verdict=${verdict} pick=${pick} turn=${turn}
        nameOf=${(/** @type {string} */ key) => nameOf(known, key)} next=${() => questions.check("", verdict.next)} />`
      }
    </div>
    ${!settled && html`<p class="way"><button type="button" class="filled" disabled=${text.trim() === ""} onClick=${submit}>${say("check_now")}</button></p>`}
    <p class="aside" role="status">${verdict === null ? "" : heard(verdict)}</p>
  </article>`;
}

/** The same equation for another gradient. @param {Surroundings["model"]["questions"]} questions @param {string} key */
function reask(questions, key) {
  const text = questions.equation.peek();
  questions.ask("check", key);
  questions.equation.value = text;
}

/** Whose gradient the equation is for. @param {{known: Facts, about: string, choose: (key: string) => void}} props */
function About({ known, about, choose }) {
  const id = useId();
  const listed = known.document.parameters.slice(0, LISTED).map((parameter) => `parameter:${parameter.id}`);
  const keys = about === "" || listed.includes(about) ? listed : [about, ...listed];
  return html`<p class="kicker check-about">
    <label for=${id}>${say("check_kicker")}</label>
    <span class="select">
      <select id=${id} value=${about} aria-label=${say("check_about")} onChange=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}>
        ${keys.map((key) => html`<option key=${key} value=${key} selected=${key === about}>${say("check_gradient", { name: plainName(nameOf(known, key)) })}</option>`)}
      </select>
    </span>
  </p>`;
}

/** How the verdict stands to the text and the numbers. @param {{verdict: Checked | null, checked: Checked | null, waiting: boolean, current: boolean}} props */
function Now({ verdict, checked, waiting, current }) {
  const code = waiting
    ? "check_waiting"
    : verdict === null && checked !== null
      ? "check_changed"
      : verdict !== null && !current
        ? "check_older"
        : null;
  return code === null ? null : html`<p class="note" data-testid="check-now">${say(code)}</p>`;
}

/**
 * What was expected, and where. @param {{verdict: Checked, pick: (finding: Finding) => void, use: (finding: Finding) => void}} props
 */
function Unreadable({ verdict, pick, use }) {
  return verdict.findings.map(
    (finding, at) => html`<div key=${at} class="unreadable" data-code=${finding.code}>
      <p class="problem"><${Prose} text=${finding.message} /></p>
      <p class="actions">
        ${finding.suggestion !== "" && html`<button type="button" class="link" onClick=${() => use(finding)}>${say("check_use", { text: finding.suggestion })}</button>`}
        ${finding.span[1] > finding.span[0] && html`<button type="button" class="link quiet" onClick=${() => pick(finding)}>${say("check_place")}</button>`}
      </p>
    </div>`,
  );
}

/** Takes up what was suggested. @param {HTMLTextAreaElement | null} field @param {Finding} finding */
function use(field, { span, suggestion }) {
  if (field === null) return;
  write(field, ...unitsOf(field.value, span), suggestion);
  field.focus();
}

/** What is read out. @param {Checked} verdict */
const heard = ({ praise, diagnosis, findings }) =>
  [...praise, ...diagnosis.map(({ message }) => message), ...new Set(findings.map(({ message }) => message))]
    .map(aloud)
    .join(" ");
