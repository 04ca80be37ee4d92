// The history of the network: its versions with who and when, looking at one on the drawing, bringing it back, naming it.
// Must not know how a version is drawn.

import { useEffect } from "preact/hooks";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Sheet } from "../parts/sheet.js";
import { VersionRow } from "./row.js";
import { dayOf } from "./times.js";

/**
 * @import { Version } from "../../model/page/versions.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Surroundings} props */
export function HistorySheet(props) {
  const { versions, store } = props.model;
  const revision = store.revision.value;
  useEffect(() => void versions.refresh(), [versions, revision]);
  useEffect(() => () => versions.close(), [versions]);
  return html`<${Sheet} ui=${props.ui} title=${say("history")}>
    ${versions.problem.value !== null && html`<p class="problem" role="alert">${say(versions.problem.value)}</p>`}
    ${versions.hidden.value ? html`<p>${say("history_hidden")}</p>` : html`<${List} ...${props} />`}
  </${Sheet}>`;
}

/** @param {Surroundings} props */
function List(props) {
  const { versions } = props.model;
  const listed = versions.listed.value;
  if (listed === null) return null;
  if (listed.versions.length === 0) return html`<p>${say("history_empty")}</p>`;
  return html`
    ${byDay(listed.versions).map(
      ([day, those]) => html`<section key=${day}>
        <h3>${day}</h3>
        <ol class="versions">
          ${those.map((version) => html`<${VersionRow} key=${version.revision} ...${props} version=${version} newest=${version === listed.versions[0]} />`)}
        </ol>
      </section>`,
    )}
    ${listed.more && html`<p class="actions"><button type="button" class="link" onClick=${versions.older}>${say("history_older")}</button></p>`}
  `;
}

/** @param {readonly Version[]} versions @returns {[string, Version[]][]} */
function byDay(versions) {
  /** @type {Map<string, Version[]>} */
  const days = new Map();
  for (const version of versions) {
    const day = dayOf(version.time);
    days.set(day, [...(days.get(day) ?? []), version]);
  }
  return [...days];
}
