// One version in the list: when, who, how much. The one that is looked at says what can be done with it. Must not know
// how it is fetched.

import { useComputed } from "@preact/signals";
import { say } from "../../lib/say.js";
import { calledOf } from "../../model/page/names.js";
import { TextField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { Dot } from "../people/here.js";
import { minuteOf } from "./times.js";

/**
 * @import { Version } from "../../model/page/versions.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Surroundings & {version: Version, newest: boolean}} props */
export function VersionRow({ model, version, newest }) {
  const { versions } = model;
  // Of a hundred rows only those that change are rendered anew.
  const shown = useComputed(() => versions.shown.value?.version.revision === version.revision).value;
  const look = () => (shown ? versions.close() : void versions.show(version));
  const called = whoOf(model, version);
  return html`<li class=${shown ? "version shown" : "version"} data-testid="version" data-revision=${version.revision}>
    <button type="button" class="version-door" aria-pressed=${shown} onClick=${look}>
      <time>${newest ? say("history_now") : minuteOf(version.time)}</time>
      ${called && html`<${Dot} colour=${called.colour} />`}
      <span class="who">${called ? called.name : say("version_first")}</span>
      ${version.edits > 0 && html`<span class="does">${say("version_edits", { count: version.edits })}</span>`}
      ${version.name && html`<strong>${version.name}</strong>`}
    </button>
    ${shown && html`<${Deeds} ...${{ model, version, newest }} />`}
  </li>`;
}

/** Null for the beginning. @param {Surroundings["model"]} model @param {Version} version */
export function whoOf({ versions }, { person }) {
  return person === "" ? null : calledOf(person, versions.listed.value?.names[person]);
}

/** @param {{model: Surroundings["model"], version: Version, newest: boolean}} props */
function Deeds({ model, version, newest }) {
  const { versions, people } = model;
  const document = versions.shown.value?.document ?? null;
  if (people.role.value !== "editor") return null;
  const restore = () => {
    if (document === null) return;
    versions.close();
    model.editor.restore(document);
    model.others.forget();
  };
  return html`<div class="version-deeds">
    <${TextField} label=${say("version_name")} name="version-name" value=${version.name}
      commit=${(/** @type {string} */ typed) => versions.name(version.revision, typed)} />
    ${
      !newest &&
      html`<p class="actions">
        <button type="button" class="filled" disabled=${document === null} onClick=${restore}>${say("version_restore")}</button>
        <button type="button" class="link quiet" onClick=${versions.close}>${say("version_back")}</button>
      </p>
      <p class="note">${say("version_restore_note")}</p>`
    }
  </div>`;
}
