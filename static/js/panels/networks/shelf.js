// The networks as pictures, the newest first. Only the first ones are made at once; the others follow when those are
// painted. Must not know what can be done to a network.

import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Item, idOf } from "./item.js";

/** @import { Around } from "./page.js" */

/** More than any screen shows. */
const FIRST = 36;

/** @param {Around} props */
export function Shelf(props) {
  const { networks } = props;
  const [most, setMost] = useState(FIRST);
  const { all, found, selected, query } = networks;
  const known = all.value !== null;
  useEffect(() => {
    if (!known) return undefined;
    const later = setTimeout(() => setMost(Number.POSITIVE_INFINITY), 200);
    return () => clearTimeout(later);
  }, [known]);
  const handle = selected.value?.handle;
  useLayoutEffect(() => {
    // Where somebody stands on the page is left alone until keys move the selection.
    const item =
      handle && document.activeElement?.classList.contains("shelf") && document.getElementById(idOf(handle));
    if (item) item.scrollIntoView({ block: "nearest" });
  }, [handle]);
  if (!known) return html`<p class="note" role="status">${say("networks_coming")}</p>`;
  if (found.value.length === 0) {
    const text = query.value.trim();
    return html`<p class="note" role="status" data-testid="empty">${text ? say("networks_none_found", { text }) : say("networks_empty")}</p>`;
  }
  const now = new Date();
  return html`<ul class="shelf" role="listbox" tabindex="0" aria-label=${say("networks_title")}
    aria-activedescendant=${handle ? idOf(handle) : undefined}>
    ${found.value.slice(0, most).map((network) => html`<${Item} key=${network.handle} ...${props} network=${network} now=${now} chosen=${network.handle === handle} />`)}
  </ul>`;
}
