// The list of keys, for people, made from the table of commands. Must not know what a command does.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Sheet } from "../parts/sheet.js";

/** @import { Offer, Surroundings } from "../ui.js" */

const GROUPS = /** @type {const} */ (["time", "asking", "drawing", "selecting", "view", "page"]);
/** Keys of the projected page alone, and what a drag with Space does: no commands. */
const MORE = /** @type {const} */ ([
  ["view", "key_blank", ["B"]],
  ["view", "key_pan", ["Space"]],
  ["drawing", "key_digits", ["0", "…", "9"]],
]);

/** @param {Surroundings} props */
export function KeysSheet({ ui, commands }) {
  return html`<${Sheet} ui=${ui} title=${say("keys_title")}>
    ${GROUPS.map(
      (group) => html`<section key=${group}>
      <h3>${say(`keys_${group}`)}</h3>
      <dl class="keys">
        ${commands.filter((each) => each.group === group && each.keys.length > 0).map(row)}
        ${MORE.filter(([own]) => own === group).map(([, code, keys]) => rowOf(code, say(code), keys))}
      </dl>
    </section>`,
    )}
    <p class="note">${say("keys_note")}</p>
  </${Sheet}>`;
}

/** @param {Offer} offer */
const row = ({ code, keys }) => rowOf(code, say(`command_${code}`), keys);

/** @param {string} code @param {string} text @param {readonly string[]} keys */
const rowOf = (code, text, keys) => html`<div key=${code} data-command=${code}>
  <dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
  <dd>${text}</dd>
</div>`;
