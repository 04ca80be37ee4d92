// Names that were read by their role, on one line, and the choice where a name can mean several things.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { mark } from "../parts/prose.js";
import { Prose } from "../parts/sentence.js";

/**
 * @import { Checked, Finding } from "../../protocol/messages.js"
 */

/**
 * What names were read as; a choice of one's own can be taken back.
 * @param {{verdict: Checked, chosen: boolean, forget: () => void}} props
 */
export function ReadAs({ verdict, chosen, forget }) {
  if (verdict.taken.length === 0 && !chosen) return null;
  const names = verdict.taken.map(({ name, meant }) => `${mark(plain(name))} = ${mark(meant)}`).join(" · ");
  return html`<p class="note read-as" data-testid="read-as">
    ${names !== "" && html`<${Prose} text=${say("check_read_as", { names })} />`}
    ${chosen && html` <button type="button" class="link quiet" onClick=${forget}>${say("check_ask_names")}</button>`}
  </p>`;
}

/** @param {string} name as it was read */
const plain = (name) => name.replace(/_/gu, "");

/** @param {{finding: Finding, choose: (meant: string) => void}} props */
export const Meanings = ({ finding, choose }) =>
  finding.choices.map(
    (meant) =>
      html`<button key=${meant} type="button" class="link" data-choice=${meant} onClick=${() => choose(meant)}>${label(finding.code, meant)}</button>`,
  );

/** @param {string} code @param {string} meant */
function label(code, meant) {
  if (code === "ambiguous_layers") return say("check_inputs_layer", { layer: meant });
  if (code === "ambiguous_order") return say(meant === "to-from" ? "check_to_from" : "check_from_to");
  return meant;
}
