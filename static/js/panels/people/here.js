// Who is here and what they do, oneself first, and one's own name, which can be changed. Of a hall only those who edit
// are named; the others are counted. Must not know addresses.

import { say } from "../../lib/say.js";
import { TextField } from "../parts/field.js";
import { html } from "../parts/html.js";

/**
 * @import { Member } from "../../protocol/messages.js"
 * @import { Surroundings } from "../ui.js"
 */

/** The most people that are named. */
const MOST_NAMED = 20;

/** @param {Pick<Surroundings, "model">} props */
export function Here({ model }) {
  const { members, id } = model.people;
  const others = members.value.filter((member) => member.id !== id.value);
  const shown = named(others);
  return html`<section data-testid="here">
    <h3>${say("people_here")}</h3>
    <ul class="people">
      <${Myself} model=${model} />
      ${shown.map((member) => html`<${Person} key=${member.id} ...${{ model, member }} />`)}
      ${others.length > shown.length && html`<${Rest} model=${model} rest=${others.filter((member) => !shown.includes(member))} />`}
    </ul>
  </section>`;
}

/** Those who edit, and all others too where they are few. @param {readonly Member[]} others */
function named(others) {
  const editors = others.filter(({ role }) => role === "editor");
  const viewers = others.filter(({ role }) => role !== "editor");
  return others.length <= MOST_NAMED ? [...editors, ...viewers] : editors.slice(0, MOST_NAMED);
}

/** @param {Pick<Surroundings, "model">} props */
function Myself({ model }) {
  const { id, members, names, role } = model.people;
  const me = members.value.find((member) => member.id === id.value);
  const called = names.value.get(id.value ?? "");
  if (me === undefined || called === undefined) return null;
  const does = members.value.some(({ following }) => following === id.value)
    ? "person_presents"
    : role.value === "editor"
      ? "person_edits"
      : "person_looks_on";
  return html`<li class="myself">
    <${Dot} colour=${called.colour} />
    <${TextField} label=${html`<span class="aside">${say("your_name")}</span>`} name="my-name" value=${me.name || called.name}
      commit=${(/** @type {string} */ typed) => model.presence.callMe(typed)} />
    <span class="does">${say("you_here")}, ${say(does)}</span>
  </li>`;
}

/** @param {{model: Surroundings["model"], member: Member}} props */
function Person({ model, member }) {
  const called = model.people.names.value.get(member.id);
  const followed = model.following.whom.value?.id === member.id;
  const follow = () => (followed ? model.following.part() : model.following.follow(member.id));
  return html`<li>
    <${Dot} colour=${called?.colour ?? 0} />
    <span class="person">${called?.name}</span>
    <span class="does">${say(doing(model, member))}</span>
    <button type="button" class="link" aria-pressed=${followed} onClick=${follow}>${say(followed ? "follow_none" : "follow_this")}</button>
  </li>`;
}

/** @param {Surroundings["model"]} model @param {Member} member */
function doing({ people }, { id, role, following }) {
  if (people.members.value.some((other) => other.following === id)) return "person_presents";
  if (following !== null && following === people.id.value) return "person_follows_you";
  return role === "editor" ? "person_edits" : "person_looks_on";
}

/** @param {{model: Surroundings["model"], rest: readonly Member[]}} props */
const Rest = ({ model, rest }) => html`<li data-testid="others-here">
  <span class="person">${say("others_here", {
    count: rest.length,
    following: rest.filter(({ following }) => following === model.people.id.value).length,
  })}</span>
</li>`;

/** A person's colour; their name says the same. @param {{colour: number}} props */
export const Dot = ({ colour }) =>
  html`<span class="person-dot" data-colour=${colour} aria-hidden="true"></span>`;
