// The link at the end of the first visit that leads to an own drawing. Must not know how the visit went.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";

export const DrawDoor = () => html`<form method="post" action="/new">
  <button class="link" name="template" value="blank">${say("door_draw")}</button>
</form>`;
