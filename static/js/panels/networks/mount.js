// Puts the page of all networks into the document. Must not know what is on it.

import { signal } from "@preact/signals";
import { h, render } from "preact";
import { NO_OPERATIONS } from "../../model/page/people.js";
import { keepChoices } from "../preferences.js";
import { NetworksPage } from "./page.js";
import { createWatch } from "./watch.js";

/**
 * @import { ReadonlySignal } from "@preact/signals"
 * @import { Document, Operations } from "../../protocol/messages.js"
 * @import { Stills } from "../../render/still.js"
 * @import { Around } from "./page.js"
 *
 * @param {HTMLElement} host
 * @param {Omit<Around, "watch" | "sheet" | "still"> & {
 *   server: { documents: (handles: readonly string[]) => Promise<Readonly<Record<string, Document>>> },
 *   theme: ReadonlySignal<unknown>, still: Stills, activations: Operations["activations"] }} given
 */
export function mountNetworks(host, { server, theme, still, activations, ...given }) {
  keepChoices(given.view);
  const operations = { ...NO_OPERATIONS, activations };
  const watch = createWatch(server.documents, theme, (document, { summary }) =>
    still(document, operations, summary ?? undefined),
  );
  const sheet = signal(null);
  host.replaceChildren();
  render(h(/** @type {any} */ (NetworksPage), { ...given, still, watch, sheet }), host);
}
