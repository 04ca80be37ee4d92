// The parts around the equation in the checker: the choice of its gradient, the reason why it cannot be read, a link
// to it. Each gets its actions from the card; none asks the judge.

import { useState } from "preact/hooks";
import { linkTo } from "../../lib/links.js";
import { plainName } from "../../lib/names.js";
import { say } from "../../lib/say.js";
import { nameOf } from "../formula/quantity_words.js";
import { copyText } from "../parts/copying.js";
import { html } from "../parts/html.js";
import { Prose } from "../parts/sentence.js";
import { useOwnId } from "../parts/use_own_id.js";
import { Meanings } from "./names.js";
import { message, worded } from "./words.js";

/**
 * @import { Checked, Finding } from "../../protocol/messages.js"
 * @import { Sharing } from "../../model/page/sharing.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Ui } from "../ui.js"
 */

/** More parameters than this are not listed. */
const LISTED = 200;

/** The verdict in one line, before everything else. @param {{verdict: Checked}} props */
export const Short = ({ verdict }) => html`<p class="short"><${Prose} text=${worded(verdict.short)} /></p>`;

/** Whose gradient the equation is for. @param {{known: Facts, about: string, choose: (key: string) => void}} props */
export function About({ known, about, choose }) {
  const id = useOwnId();
  const listed = known.document.parameters.slice(0, LISTED).map((parameter) => `parameter:${parameter.id}`);
  const keys = listed.includes(about) ? listed : [about, ...listed];
  const name = (/** @type {string} */ key) => (key === "" ? "?" : plainName(nameOf(known, key)));
  return html`<p class="kicker check-about">
    <label for=${id}>${say("check_kicker")}</label>
    <span class="select">
      <select id=${id} value=${about} aria-label=${say("check_about")} onChange=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}>
        ${keys.map((key) => html`<option key=${key} value=${key} selected=${key === about}>${say("check_gradient", { name: name(key) })}</option>`)}
      </select>
    </span>
  </p>`;
}

/**
 * What was expected, and where.
 * @param {{verdict: Checked, pick: (finding: Finding) => void, use: (finding: Finding) => void, choose: (finding: Finding, meant: string) => void}} props
 */
export function Unreadable({ verdict, pick, use, choose }) {
  const problems = verdict.findings.map(
    (finding, at) => html`<div key=${at} class="unreadable" data-code=${finding.code}>
      <p class="problem"><${Prose} text=${message(finding)} /></p>
      <p class="actions">
        ${finding.suggestion !== "" && html`<button type="button" class="link" onClick=${() => use(finding)}>${say("check_use", { text: finding.suggestion })}</button>`}
        <${Meanings} finding=${finding} choose=${(/** @type {string} */ meant) => choose(finding, meant)} />
        ${finding.span[1] > finding.span[0] && html`<button type="button" class="link quiet" onClick=${() => pick(finding)}>${say("check_place")}</button>`}
      </p>
    </div>`,
  );
  return html`<${Short} verdict=${verdict} />${problems}`;
}

/**
 * The equation as a link for viewing, which others open judged.
 * @param {{ui: Ui, sharing: Sharing, text: string, about: string}} props `about`: a name
 */
export function LinkToIt({ ui, sharing, text, about }) {
  const [copied, setCopied] = useState("");
  const copy = async () => {
    ui.told.value = "";
    const result = await copyText(linkTo(sharing.addressToView(location.href), { check: text, about }));
    if (result === "copied") setCopied(text);
    ui.told.value = say(result);
  };
  return html`<p class="actions">
    <button type="button" class="link quiet" data-copy="link" onClick=${copy}>${say(copied === text ? "check_link_copied" : "check_link")}</button>
  </p>`;
}
