// The ways on from the end of the first visit. A door appears once what lies behind it exists.

import { say } from "../lib/words.js";
import { html } from "./html.js";

export function Doors() {
  return html`<form class="doors" method="post" action="/new">
    <button class="link" name="template" value="blank">${say("door_draw")}</button>
  </form>`;
}
