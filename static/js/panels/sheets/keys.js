// The list of keys, for people. Their actions are in tools/; a test fails if a key is missing here.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Sheet } from "./sheet.js";

/** @import { Surroundings } from "../ui.js" */

/** What a row of keys does, and the keys as they are printed. */
export const ROWS = /** @type {const} */ ([
  ["key_play", ["Space"]],
  ["key_play_back", ["Shift", "Space"]],
  ["key_step", [".", ","]],
  ["key_page", ["Page Down", "Page Up"]],
  ["key_ends", ["Home", "End"]],
  ["key_pace", ["1", "…", "5"]],
  ["key_tools", ["V", "N", "E", "H"]],
  ["key_enter", ["Enter"]],
  ["key_arrows", ["←", "↑", "→", "↓"]],
  ["key_undo", ["Ctrl", "Z"]],
  ["key_delete", ["Delete"]],
  ["key_where", ["W"]],
  ["key_check", ["C"]],
  ["key_ask_first", ["A"]],
  ["key_fit", ["F"]],
  ["key_tidy", ["Shift", "T"]],
  ["key_projector", ["P", "B"]],
  ["key_help", ["?"]],
  ["key_out", ["Esc"]],
]);

/** @param {Surroundings} props */
export function KeysSheet({ ui }) {
  return html`<${Sheet} ui=${ui} title=${say("keys_title")}>
    <dl class="keys">
      ${ROWS.map(
        ([code, keys]) => html`<div key=${code}>
          <dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
          <dd>${say(code)}</dd>
        </div>`,
      )}
    </dl>
    <p class="note">${say("keys_note")}</p>
  </${Sheet}>`;
}
