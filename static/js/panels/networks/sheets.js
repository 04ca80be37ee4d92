// The two sheets of this page: how it looks, and its keys. Must not know what the keys do.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Segments } from "../parts/segments.js";

/** @import { Around } from "./page.js" */

const THEMES = /** @type {const} */ (["system", "light", "dark"]);
const KEYS = /** @type {const} */ ([
  ["← → ↑ ↓", "networks_key_move"],
  ["Enter", "networks_key_open"],
  ["F2", "networks_key_rename"],
  ["Delete", "networks_key_delete"],
  ["/", "networks_key_search"],
  ["P", "networks_key_projector"],
]);

/** @param {Around} props */
export const LookSheet = ({ view }) => html`<article class="card look">
  <h2>${say("theme_title")}</h2>
  <${Segments} label=${say("theme")} name="theme" value=${view.theme.value}
    commit=${(/** @type {typeof view.theme.value} */ name) => (view.theme.value = name)}
    options=${THEMES.map((name) => [name, say(`theme_${name}`)])} />
</article>`;

/** @param {Around} _ */
export const KeysSheet = (_) => html`<article class="card">
  <h2>${say("networks_keys")}</h2>
  <dl class="networks-keys">${KEYS.map(([key, what]) => html`<div key=${key}><dt><kbd>${key}</kbd></dt><dd>${say(what)}</dd></div>`)}</dl>
</article>`;
