// What the judge says: one short line, what is right, then one badge for each idea, an experiment before explanations, and
// hints one after another as they are asked for. Knows nothing of the field.

import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { mark } from "../parts/prose.js";
import { Prose, Say } from "../parts/sentence.js";
import { Badge, Equation } from "./equation.js";
import { ideasOf } from "./marks.js";
import { Short } from "./parts.js";
import { message, named, question, reason, worded } from "./words.js";

/**
 * @import { Checked, Finding } from "../../protocol/messages.js"
 * @import { Idea } from "./marks.js"
 *
 * @typedef {object} VerdictProps
 * @property {Checked} verdict
 * @property {(key: string) => string} nameOf how a quantity is called
 * @property {() => void} turn opens the experiment
 * @property {() => void} next the same question about another parameter
 * @property {(() => void) | null} practise the same question on fresh numbers; null where there is none
 * @property {boolean} quiet true where the text has changed since
 *
 * Hints: the reason, what should stand there, the corrected equation.
 * @typedef {{ why: boolean, what: boolean, corrected: boolean }} Asked
 */

/** Findings whose factor is 0. */
const ZERO = new Set(["parameter_is_constant", "no_dependence", "reversed_derivative"]);

/** @param {VerdictProps} props */
export function Verdict(props) {
  const { verdict } = props;
  const [asked, setAsked] = useState(/** @type {Asked} */ ({ why: false, what: false, corrected: false }));
  const ideas = ideasOf(verdict.findings);
  // What the short line says already.
  const praise = verdict.praise.filter(({ code }) => code !== "right");
  return html`<div class="verdict" data-testid="verdict" data-verdict=${verdict.verdict} data-quiet=${props.quiet || undefined}>
    <${Short} verdict=${verdict} />
    ${praise.length > 0 && html`<p class="praise">${praise.map((each) => html`<${Prose} text=${worded(each)} /> `)}</p>`}
    ${verdict.verdict === "correct" && verdict.reading_matters && html`<p class="reading"><${Say} sentence=${{ code: `check_reading_${verdict.reading}` }} /></p>`}
    ${verdict.diagnosis.length > 0 && html`<ul class="diagnosis">${verdict.diagnosis.map(({ code, says }, at) => html`<li key=${at} data-code=${code}><${Prose} text=${worded(says)} /></li>`)}</ul>`}
    <${Ideas} ideas=${ideas} asked=${asked} nameOf=${props.nameOf} wrong=${verdict.verdict === "incorrect"} />
    ${!props.quiet && html`<${Ways} ...${props} asked=${asked} ask=${setAsked} />`}
    ${asked.corrected && html`<${Corrected} latex=${verdict.corrected} />`}
  </div>`;
}

/** @param {{ideas: Idea[], asked: Asked, nameOf: VerdictProps["nameOf"], wrong: boolean}} props */
function Ideas({ ideas, asked, nameOf, wrong }) {
  return html`${wrong && ideas.length > 1 && html`<p>${say("check_ideas", { ideas: ideas.length })}</p>`}
  ${ideas.map(
    ({ idea, findings }, at) => html`<div key=${idea} class="idea" data-code=${findings[0].code}>
      <${Badge} idea=${idea} />
      <p>
        ${lead(ideas, wrong)}
        <${Prose} text=${sentence(told(findings), wrong && ideas.length === 1 && findings.length > 1)} />
      </p>
      ${asked.why && html`<${Hints} texts=${[reason(findings[0])]} first=${at === 0} />`}
      ${asked.what && html`<${Hints} texts=${findings.map((finding) => instead(finding, nameOf))} first=${at === 0} />`}
    </div>`,
  )}`;
}

/** What should stand in a finding's place. @param {Finding} finding @param {VerdictProps["nameOf"]} nameOf */
function instead(finding, nameOf) {
  const { code, of, suggestion } = finding;
  if (suggestion === "") return question(finding) && message(finding);
  if (code !== "parameter_is_constant") return named(suggestion);
  return named(say("check_instead", { suggestion, weight: mark(nameOf(of)) }));
}

/** The question that comes first, else what each of the findings says. @param {Idea["findings"]} findings */
const told = (findings) => question(findings[0]) || [...new Set(findings.map(message))].join(" ");

/** A question may go on after the lead; else it begins a sentence. @param {string} text @param {boolean} goesOn */
const sentence = (text, goesOn) =>
  goesOn ? text : text.replace(/^[a-z]+ /u, (word) => word[0].toUpperCase() + word.slice(1));

/** How many places one idea has. @param {Idea[]} ideas @param {boolean} wrong */
function lead([{ findings }, ...others], wrong) {
  if (others.length > 0 || findings.length === 1 || !wrong) return "";
  return `${say("check_idea", { places: findings.length })} `;
}

/** What was asked for takes the focus of the link that is gone. @param {{texts: string[], first: boolean}} props */
function Hints({ texts, first }) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (first) host.current?.focus({ preventScroll: true });
  }, []);
  const different = [...new Set(texts)].filter((text) => text !== "");
  return different.map(
    (text, at) =>
      html`<p key=${text} class="hinted" tabindex="-1" ref=${at === 0 ? host : undefined}><${Prose} text=${text} /></p>`,
  );
}

/** @param {VerdictProps & {asked: Asked, ask: (asked: Asked) => void}} props */
function Ways({ verdict, nameOf, turn, next, practise, asked, ask }) {
  const { findings } = verdict;
  const why = findings.some((finding) => reason(finding) !== "");
  const what = findings.some((finding) => finding.suggestion !== "" || question(finding) !== "");
  const wrong = verdict.verdict === "incorrect";
  const allTold = (!why || asked.why) && (!what || asked.what);
  const zero = findings.length > 0 && findings.every(({ code }) => ZERO.has(code));
  /** @type {(keyof Asked)[]} */
  const links = [];
  if (wrong && why && !asked.why) links.push("why");
  if (wrong && what && !asked.what) links.push("what");
  if (wrong && allTold && verdict.corrected !== "" && !asked.corrected) links.push("corrected");
  const codes = {
    why: zero ? "check_why_zero" : "check_why",
    what: "check_what",
    corrected: "check_correct_it",
  };
  return html`
    ${wrong && verdict.experiment && html`<${Filled} code="check_turn" name=${nameOf(verdict.about)} act=${turn} />`}
    ${verdict.verdict === "correct" && verdict.next !== "" && html`<${Filled} code="check_next" name=${nameOf(verdict.next)} act=${next} />`}
    ${verdict.verdict === "correct" && practise !== null && html`<p class="actions"><button type="button" class="link" data-ask="practice" onClick=${practise}>${say("practice_door")}</button></p>`}
    ${
      links.length > 0 &&
      html`<div class="doors">
      ${links.map((link) => html`<button key=${link} type="button" class="link" data-ask=${link} onClick=${() => ask({ ...asked, [link]: true })}>${say(codes[link])}</button>`)}
    </div>`
    }
  `;
}

/** @param {{code: string, name: string, act: () => void}} props */
const Filled = ({
  code,
  name,
  act,
}) => html`<p class="check-way"><button type="button" class="filled" onClick=${act}>
  <${Say} sentence=${{ code, values: { name: mark(name) } }} />
</button></p>`;

/** @param {{latex: string}} props */
function Corrected({ latex }) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => host.current?.focus({ preventScroll: true }), []);
  return html`<div class="corrected" tabindex="-1" ref=${host} aria-label=${say("check_corrected")}><${Equation} text=${latex} verdict=${null} picked=${null} pick=${() => {}} /></div>`;
}
