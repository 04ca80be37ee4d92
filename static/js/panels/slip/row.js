// One command of the slip: its words with the match underlined, its keys, or why it cannot be done now. Must not know how
// commands are found.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";

/** @import { Match } from "./matching.js" */

/** @param {string} code */
export const rowId = (code) => `slip-${code}`;

/** @param {{row: Match, chosen: boolean, act: () => void}} props */
export function Row({ row: { offer, text, from, until }, chosen, act }) {
  const reason = offer.blocked();
  const scroll = (/** @type {HTMLElement | null} */ element) =>
    chosen && element?.scrollIntoView({ block: "nearest" });
  return html`<li id=${rowId(offer.code)} ref=${scroll} role="option" aria-selected=${chosen} aria-disabled=${reason !== null}
    data-command=${offer.code} onClick=${act}>
    <span>${text.slice(0, from)}<u>${text.slice(from, until)}</u>${text.slice(until)}</span>
    <span class="slip-key">${reason === null ? (offer.keys ?? []).join(" ") : say(reason)}</span>
  </li>`;
}
