// Whom one follows, and the way back to them after one has moved by oneself; and who else has moved this page.
// Quiet lines in the title strip. Must not know what moves a page.

import { authored } from "../lib/format.js";
import { plainName } from "../lib/names.js";
import { say } from "../lib/say.js";
import { html } from "./parts/html.js";

/**
 * @import { Index } from "../model/document/indexing.js"
 * @import { Move } from "../model/run/moved_by_others.js"
 * @import { WhatChanged } from "../model/run/what_changed.js"
 * @import { Surroundings } from "./ui.js"
 */

/** That somebody else's change has moved this page, or what it plays. @param {Pick<Surroundings, "model">} props */
export function MovedBy({ model: { moved, store } }) {
  const move = moved.by.value;
  return html`<p role="status" data-testid="moved">${move !== null && sentence(move, store.index.value)}</p>`;
}

/** @param {Move} move @param {Index} index */
function sentence({ number, what, goesOn }, index) {
  const said = changed(what, index);
  if (goesOn === null) return say("moved_by", { number, what: said });
  return say("moved_goes_on", { number, what: said, iteration: goesOn });
}

/** @param {WhatChanged} what @param {Index} index */
function changed(what, index) {
  if (what.about !== "value") return say(`changed_${what.about}`);
  const parameter = index.parameters.get(what.id);
  if (parameter === undefined) return say("changed_network");
  return say("changed_value", { name: plainName(parameter.name ?? what.id), value: authored(what.value) });
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
