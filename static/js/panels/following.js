// Whom one follows, and the way back to them after one has moved by oneself: a quiet line in the title strip. Must not
// know what moves a page.

import { say } from "../lib/say.js";
import { html } from "./parts/html.js";

/** @import { Surroundings } from "./ui.js" */

/** @param {Pick<Surroundings, "model">} props */
export function Following({ model: { following, people } }) {
  const whom = following.whom.value;
  const again = following.again.value;
  const nameOf = (/** @type {{ id: string }} */ { id }) =>
    people.names.value.get(id)?.name ?? say("somebody");
  return html`<p class="following" role="status" data-testid="following" data-whom=${whom?.number}>
    ${whom !== null && say("following", { name: nameOf(whom) })}
    ${
      again !== null &&
      html`<span>${say("following_left")}</span>
        <button type="button" class="link quiet" onClick=${() => following.follow(again.id)}
          title=${say("following", { name: nameOf(again) })}>${say("follow_again")}</button>`
    }
  </p>`;
}
