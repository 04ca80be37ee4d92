// The card of the equation checker: the field, the typeset equation, and the verdict. The model holds the text and
// asks the server. The card shows the verdict only with the very text that was judged.

import { useComputed } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { replaceable, unitsOf } from "../../lib/equation/edit.js";
import { say } from "../../lib/say.js";
import { STAGES } from "../../model/asking/practising.js";
import { nameOf } from "../formula/quantity_words.js";
import { facts } from "../parts/facts.js";
import { html } from "../parts/html.js";
import { aloud } from "../parts/prose.js";
import { Prose } from "../parts/sentence.js";
import { useOwnId } from "../parts/use_own_id.js";
import { AsTyped, Equation } from "./equation.js";
import { EquationField, select, write } from "./field.js";
import { ReadAs } from "./names.js";
import { About, LinkToIt, Unreadable } from "./parts.js";
import { Verdict } from "./verdict.js";
import { message, worded } from "./words.js";

/**
 * @import { Checked, Finding } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Surroundings} props */
export function CheckCard(props) {
  const { model, playhead, ui } = props;
  const { questions } = model;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const said = useRef(/** @type {HTMLElement | null} */ (null));
  const id = useOwnId();
  const [handed, setHanded] = useState(/** @type {string | null} */ (null));
  const [picked, setPicked] = useState(/** @type {Finding | null} */ (null));
  const [refused, setRefused] = useState(
    /** @type {{ code: string, values: Record<string, string | string[]> } | null} */ (null),
  );
  const text = questions.equation.value;
  const checked = questions.checked.value;
  const question = questions.open.value;
  const verdict = checked !== null && checked.equation === text ? checked : null;
  useEffect(() => {
    if (verdict === null) return;
    ui.told.value = aloud(heard(verdict));
    // On a phone what is said begins below the fold.
    said.current?.querySelector(".short")?.scrollIntoView({ block: "nearest" });
    // The button that was pressed is gone.
    if (document.activeElement === document.body) said.current?.focus({ preventScroll: true });
  }, [verdict?.id]);
  if (known === null || question === null) return null;

  const unreadable = verdict?.verdict === "unreadable";
  const about = verdict?.about || question.about;
  const submit = (typed = questions.equation.peek()) => {
    setHanded(typed);
    questions.check(typed);
  };
  /** @param {Finding} finding */
  const pick = (finding) => {
    setPicked(finding);
    if (field.current !== null)
      select(field.current, unreadable ? finding.span : replaceable(text, finding.span));
  };
  // What the equation says of itself may be more than what was asked.
  const turn = () => questions.ask("turn", about);
  /** @param {string} key */
  const choose = (key) => {
    if (checked !== null) return questions.check(text, key);
    questions.ask("check", key);
    questions.equation.value = text;
  };
  const isChosen = Object.keys(questions.reader.chosen.value).length > 0;
  /** @param {Finding} finding @param {string} meant */
  const mean = (finding, meant) =>
    questions.reader.choose(finding.code, String(finding.says[0].values.name ?? ""), meant);
  const waiting = handed === text && verdict === null && questions.unanswered.value === null;
  const shown = { known, text, verdict, checked, picked, waiting: waiting && text.trim() !== "", pick };
  return html`<article class="card check-card" data-testid="check-card" aria-busy=${shown.waiting}>
    <${About} known=${known} about=${about} choose=${choose} />
    <${EquationField} questions=${questions} field=${field} invalid=${unreadable} judged=${verdict !== null}
      describedBy=${verdict === null ? undefined : `${id}-said`} submit=${submit} index=${() => model.store.index.peek()} refuse=${setRefused} />
    <p class="note" role="status" data-testid="tap-refused">${refused !== null && html`<${Prose} text=${worded(refused)} />`}</p>
    <${Drawn} ...${shown} />
    <${Standing} ...${shown} model=${model} />
    ${verdict !== null && html`<${ReadAs} verdict=${verdict} chosen=${isChosen} forget=${questions.reader.forget} />`}
    <div id=${`${id}-said`} class="said" tabindex="-1" ref=${said}>
      ${verdict !== null && unreadable && html`<${Unreadable} verdict=${verdict} pick=${pick} use=${(/** @type {Finding} */ finding) => use(field.current, finding)} choose=${mean} />`}
      ${
        checked !== null &&
        checked.verdict !== "unreadable" &&
        html`<${Verdict} key=${checked.equation} verdict=${checked} quiet=${verdict === null} turn=${turn}
        nameOf=${(/** @type {string} */ key) => nameOf(known, key)} next=${() => questions.check("", checked.next)} practise=${canPractise(checked.about) ? () => questions.practise(props.page.network, checked.about) : null} />`
      }
    </div>
    ${checked === null && html`<${GoOn} questions=${questions} network=${props.page.network} about=${about} />`}
    ${verdict === null && html`<p class="check-way"><button type="button" class="filled" disabled=${text.trim() === ""} onClick=${() => submit()}>${say("check_now")}</button></p>`}
    ${text.trim() !== "" && html`<${LinkToIt} ui=${ui} sharing=${model.sharing} text=${text} about=${about && nameOf(known, about)} />`}
  </article>`;
}

/** Whether paths lead from it to L. @param {string} about */
const canPractise = (about) => /^(?:parameter|neuron|pre):/u.test(about);

/** Practice that was left. @param {{questions: Surroundings["model"]["questions"], network: string, about: string}} props */
function GoOn({ questions, network, about }) {
  const stage = about === "" ? null : questions.practising.leftAt(network, about);
  if (stage === null) return null;
  return html`<p class="actions"><button type="button" class="link" data-ask="practice" onClick=${() => questions.practise(network, about)}>${say("practice_go_on", { stage: STAGES.indexOf(stage) + 1, stages: STAGES.length })}</button></p>`;
}

/**
 * @typedef {object} Shown
 * @property {Facts} known
 * @property {string} text
 * @property {Checked | null} verdict of this very text
 * @property {Checked | null} checked of the text that was handed in last
 * @property {Finding | null} picked
 * @property {boolean} waiting
 * @property {(finding: Finding) => void} pick
 */

/** The equation under the field. @param {Shown} props */
function Drawn({ text, verdict, picked, pick }) {
  if (text.trim() === "") return html`<p class="note">${say("check_help")}</p>`;
  if (verdict?.verdict === "unreadable" && verdict.findings.length > 0)
    return html`<${AsTyped} text=${text} findings=${verdict.findings} />`;
  return html`<${Equation} text=${text} verdict=${verdict} picked=${picked} pick=${pick} />`;
}

/** How the verdict stands to the text and the numbers. @param {Shown & {model: Surroundings["model"]}} props */
function Standing({ verdict, checked, picked, waiting, model }) {
  const { questions, cursor } = model;
  /** @type {string | null} */
  let code = null;
  if (waiting) code = (cursor.state.value?.run ?? 0) > 0 ? "check_waiting" : "check_not_running";
  else if (verdict === null) code = checked !== null && checked.equation !== "" ? "check_changed" : null;
  else if (!questions.isCurrent(verdict)) code = "check_older";
  else if (picked !== null && verdict.findings.includes(picked)) code = "check_picked";
  return code === null ? null : html`<p class="note" data-testid="check-standing">${say(code)}</p>`;
}

/** Takes up what was suggested. @param {HTMLTextAreaElement | null} field @param {Finding} finding */
function use(field, { span, suggestion }) {
  if (field === null) return;
  write(field, ...unitsOf(field.value, span), suggestion);
  field.focus();
}

/** What is read out. @param {Checked} verdict */
const heard = ({ short, praise, diagnosis, findings }) =>
  [
    `${worded(short)}.`,
    ...praise.filter(({ code }) => code !== "right").map(worded),
    ...diagnosis.map(({ says }) => worded(says)),
    ...new Set(findings.map(message)),
  ].join(" ");
