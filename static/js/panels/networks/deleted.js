// The networks that were deleted and can still be restored. Must not know for how long that is.

import { say, word } from "../../lib/say.js";
import { after, dateOf, onDay } from "../../model/networks/when.js";
import { html } from "../parts/html.js";

/** @import { Around } from "./page.js" */

/** @param {Around} props */
export function Deleted({ networks, keptDays }) {
  const gone = networks.deleted.value;
  if (gone.length === 0) return null;
  const now = new Date();
  const told = (/** @type {string} */ at) =>
    say("networks_deleted_when", { when: word(onDay(at, now)), until: dateOf(after(at, keptDays), now) });
  return html`<section class="networks-deleted" aria-labelledby="deleted">
    <h2 id="deleted">${say("networks_deleted")}</h2>
    <ul>${gone.map(
      ({ handle, title, deleted }) => html`<li key=${handle}>
        <span class="deleted-title">${title || say("untitled")}</span>
        <span class="deleted-when">${told(deleted ?? "")}</span>
        <button type="button" class="link" aria-label=${`${say("networks_restore")}: ${title || say("untitled")}`}
          onClick=${() => networks.restore(handle)}>${say("networks_restore")}</button>
      </li>`,
    )}</ul>
  </section>`;
}
