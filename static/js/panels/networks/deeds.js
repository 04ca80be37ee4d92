// What can be done to the selected network, or the sheet that was asked for. Must not know how it is done.

import { useLayoutEffect, useRef } from "preact/hooks";
import { say, word } from "../../lib/say.js";
import { opening } from "../../model/networks/listed.js";
import { when } from "../../model/networks/when.js";
import { NO_OPERATIONS } from "../../model/page/people.js";
import { html } from "../parts/html.js";
import { TemplateList } from "../templates.js";
import { KeysSheet, LookSheet } from "./sheets.js";

/**
 * @import { Listed } from "../../model/networks/listed.js"
 * @import { Around } from "./page.js"
 */

/** @param {Around} props */
export function Deeds(props) {
  const { networks, sheet, templates, still } = props;
  if (sheet.value === "new")
    return html`<article class="card"><h2>${say("networks_new")}</h2>
      <${TemplateList} templates=${templates} picture=${(/** @type {import("../../protocol/messages.js").Document} */ document) => still(document, NO_OPERATIONS)} /></article>`;
  if (sheet.value === "look") return html`<${LookSheet} ...${props} />`;
  if (sheet.value === "keys") return html`<${KeysSheet} ...${props} />`;
  const network = networks.selected.value;
  if (network === null)
    return networks.all.value?.length ? html`<p class="note">${say("networks_nothing_selected")}</p>` : null;
  return html`<${Selected} ...${props} network=${network} />`;
}

/** @param {Around & { network: Listed }} props */
function Selected(props) {
  const { networks, network, keptDays } = props;
  const { handle, touched, own } = network;
  const deed = (
    /** @type {string} */ code,
    /** @type {() => unknown} */ run,
    /** @type {any} */ more = null,
  ) =>
    html`<p><button type="button" class="link" data-deed=${code} onClick=${run}>${say(`networks_${code}`)}${more && html` <span class="deed-more">${more}</span>`}</button></p>`;
  return html`<article class="card deeds" data-testid="deeds">
    <p class="kicker">${say("networks_selected")}</p>
    ${networks.renaming.value ? html`<${TitleField} ...${props} />` : html`<h2>${network.title || say("untitled")}</h2>`}
    <p class="deeds-when">${say("networks_changed", { when: word(when(touched, new Date())) })}</p>
    <p class="deeds-open"><button type="button" class="filled" onClick=${networks.open}>${word(opening(network))}</button></p>
    <div class="deeds-list">
      ${deed("duplicate", networks.duplicate)}
      ${own && deed("rename", () => (networks.renaming.value = true), html`<kbd>F2</kbd>`)}
      <p><a class="link" href=${`/n/${handle}#open=share`}>${say("share")}</a></p>
      <p><a class="link" href=${`/n/${handle}#open=history`}>${say("networks_history")}</a></p>
      ${own && deed("delete", networks.remove, say("networks_delete_kept", { days: keptDays }))}
    </div>
  </article>`;
}

/** The title, edited where it stands. @param {Around & { network: Listed }} props */
function TitleField({ networks, network }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => {
    const before = document.activeElement;
    field.current?.select();
    return () => before instanceof HTMLElement && before.isConnected && before.focus({ preventScroll: true });
  }, []);
  const keep = () =>
    networks.renaming.peek() && void networks.rename(field.current?.value.trim() ?? network.title);
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") keep();
    else networks.renaming.value = false;
  };
  return html`<input class="title-field deeds-title" ref=${field} aria-label=${say("title")} defaultValue=${network.title}
    placeholder=${say("untitled")} maxlength="200" autocomplete="off" spellcheck=${false} onKeyDown=${keys} onBlur=${keep} />`;
}
