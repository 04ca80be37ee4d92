// The way on from the end of the first visit to a drawing of one's own. Must not know how the visit went.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";

export const DrawDoor = () => html`<form method="post" action="/new">
  <button class="link" name="template" value="blank">${say("door_draw")}</button>
</form>`;
