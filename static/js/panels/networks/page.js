// The page of all networks: the shelf with its search on the left, the deeds of the selected one in the margin. Must not
// know how the server is asked.

import { useEffect, useRef } from "preact/hooks";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Code } from "./code.js";
import { Deeds } from "./deeds.js";
import { Deleted } from "./deleted.js";
import { listenToKeys } from "./keys.js";
import { Shelf } from "./shelf.js";
import { Title } from "./title.js";

/**
 * @import { ReadonlySignal, Signal } from "@preact/signals"
 * @import { Listed } from "../../model/networks/listed.js"
 * @import { Networks } from "../../model/networks/networks.js"
 * @import { View } from "../../model/page/view.js"
 * @import { Document, Operations } from "../../protocol/messages.js"
 * @import { Picture } from "../../render/picture/picture.js"
 *
 * What every part of this page is given.
 * @typedef {object} Around
 * @property {Networks} networks
 * @property {View} view how this browser shows pages
 * @property {readonly (readonly [string, string])[]} templates key and title of each
 * @property {number} keptDays how long a deleted network can be restored
 * @property {number | null} archiveDays after so many days an untouched network is archived
 * @property {(element: Element, handle: string, show: (draw: Draw) => void) => () => void} watch calls `show` when the
 *   picture of a network comes into view or changes, and when it leaves; returns how to stop
 * @property {(document: Document, operations: Operations) => Picture | null} still a picture of a template
 * @property {Signal<"new" | "look" | "keys" | null>} sheet what is open in the margin
 *
 * Makes the picture; null where there is none to be seen.
 * @typedef {(network: Listed) => Picture | null} Draw
 */

/** @param {Around} props */
export function NetworksPage(props) {
  const { networks } = props;
  const search = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => listenToKeys(props, () => search.current?.focus()), []);
  return html`
    <header class="title"><${Title} ...${props} /></header>
    <main class="networks">
      <div class="networks-top">
        <h1>${say("networks_title")}</h1>
        ${networks.all.value && html`<p class="networks-count">${say("networks_kept", { count: networks.count.value })}</p>`}
        <${Search} ...${props} field=${search} />
      </div>
      <${Shelf} ...${props} />
      <${Deleted} ...${props} />
      ${props.archiveDays !== null && html`<p class="note">${say("networks_archive", { days: props.archiveDays })}</p>`}
    </main>
    <aside class="margin" aria-label=${say("networks_selected")}>
      <div class="sheet">
        ${networks.problem.value && html`<p class="networks-problem" role="alert" data-testid="problem">${networks.problem.value}</p>`}
        <${Deeds} ...${props} />
        <${Code} ...${props} />
      </div>
    </aside>
  `;
}

/** @param {Around & {field: {current: HTMLInputElement | null}}} props */
function Search({ networks, field }) {
  return html`<label class="networks-search">
    <input type="search" ref=${field} aria-label=${say("networks_search")} placeholder=${say("networks_search")}
      autocomplete="off" spellcheck=${false} value=${networks.query.value}
      onInput=${(/** @type {Event} */ event) => (networks.query.value = /** @type {HTMLInputElement} */ (event.currentTarget).value)} />
    <kbd aria-hidden="true">/</kbd>
  </label>`;
}
