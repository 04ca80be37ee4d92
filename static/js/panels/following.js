// Whom one follows, and the way back to them after one has moved by oneself; and who else has moved this page.
// Quiet lines in the title strip. Must not know what moves a page.

import { say } from "../lib/say.js";
import { html } from "./parts/html.js";

/** @import { Surroundings } from "./ui.js" */

/** That somebody else's change has moved this page. @param {Pick<Surroundings, "model">} props */
export function MovedBy({ model: { moved } }) {
  const number = moved.by.value;
  return html`<p role="status" data-testid="moved">${number !== null && say("moved_by", { number })}</p>`;
}

/** @param {Pick<Surroundings, "model">} props */
export function Following({ model: { following } }) {
  const whom = following.whom.value;
  const again = following.again.value;
  return html`<p class="following" role="status" data-testid="following" data-whom=${whom?.number}>
    ${whom !== null && say("following", { number: whom.number })}
    ${
      again !== null &&
      html`<span>${say("following_left")}</span>
        <button type="button" class="link quiet" onClick=${() => following.follow(again.id)}
          title=${say("following", { number: again.number })}>${say("follow_again")}</button>`
    }
  </p>`;
}
