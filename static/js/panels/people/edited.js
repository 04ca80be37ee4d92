// Who changed what, in one line of the title strip, and undoing it from there; that it has moved this page, where it has.
// Must not know what moves a page.

import { authored } from "../../lib/format.js";
import { plainName } from "../../lib/names.js";
import { say } from "../../lib/say.js";
import { listed } from "../../words/en/counting.js";
import { html } from "../parts/html.js";

/**
 * @import { Index } from "../../model/document/indexing.js"
 * @import { WhatChanged } from "../../model/run/what_changed.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Pick<Surroundings, "model">} props */
export function Edited({ model }) {
  const { others } = model;
  return html`<div class="edited">
    <p role="status" data-testid="moved">${sentence(model)}</p>
    ${others.canUndo.value && html`<button type="button" class="link quiet" onClick=${others.undo}>${say("undo_theirs")}</button>`}
  </div>`;
}

/** @param {Surroundings["model"]} model */
function sentence({ moved, others, people, store }) {
  const [move, edit] = [moved.by.value, others.last.value];
  const told = move ?? edit;
  if (told === null) return "";
  void people.names.value;
  const who = people.nameOf(told.member)?.name ?? say("somebody");
  const what = changed(told.what, store.index.value);
  if (move === null) return say("edited_by", { who, what });
  if (move.goesOn === null) return say("moved_by", { who, what });
  return say("moved_goes_on", { who, what, iteration: move.goesOn });
}

/** @param {WhatChanged} what @param {Index} index */
function changed(what, index) {
  if (what.about === "added" || what.about === "removed")
    return say(`changed_${what.about}`, { names: listed(what.names.map(plainName)) });
  if (what.about !== "value") return say(`changed_${what.about}`);
  const parameter = index.parameters.get(what.id);
  if (parameter === undefined) return say("changed_network");
  return say("changed_value", { name: plainName(parameter.name ?? what.id), value: authored(what.value) });
}
