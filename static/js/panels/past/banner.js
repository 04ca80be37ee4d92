// Over a drawing of an earlier version: which one it is, that it is not the present one, and the way back. Must not know
// what is drawn.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { whoOf } from "./row.js";
import { dayOf, minuteOf } from "./times.js";

/** @import { Surroundings } from "../ui.js" */

/** @param {Surroundings} props */
export function PastBanner({ model }) {
  const shown = model.versions.shown.value;
  if (shown === null) return null;
  const { time } = shown.version;
  const who = whoOf(model, shown.version)?.name;
  const when = `${dayOf(time)}, ${minuteOf(time)}`;
  const said = who ? say("version_shown", { when, who }) : say("version_shown_first", { when });
  return html`<div class="past-banner" role="status" data-testid="past-banner" data-drawn=${shown.document && shown.version.revision}>
    <p><b>↻ ${say("version_stale")}</b> <span>${shown.version.name ? `${shown.version.name}: ${said}` : said}</span></p>
    ${shown.document === null && html`<p>${say("version_loading")}</p>`}
    <button type="button" class="link" onClick=${model.versions.close}>${say("version_back")}</button>
  </div>`;
}
