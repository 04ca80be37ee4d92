// What can be given to others, in the order in which it is meant: a copy, to follow along, to edit together; and who is
// here. The address to edit stands on no screen: it is copied only. Must not know what is drawn.

import { useEffect, useState } from "preact/hooks";
import { linkTo } from "../../lib/links.js";
import { say } from "../../lib/say.js";
import { copyText } from "../parts/copying.js";
import { html } from "../parts/html.js";
import { Sheet } from "../parts/sheet.js";
import { Here } from "../people/here.js";
import { linkHere } from "./link_here.js";
import { MakeMine } from "./make_mine.js";

/**
 * @import { Surroundings } from "../ui.js"
 * @typedef {{editor: string, viewer: string, copy: string, owner: boolean}} Secrets of the links that this person hands
 * out, and whether the network is theirs
 */

/** @param {Surroundings} props */
export function ShareSheet({ model, page, ui }) {
  const { role, viewId } = model.people;
  const edits = role.value === "editor";
  const works = model.sharing.works.value;
  const [secrets, setSecrets] = useState(/** @type {Secrets | null} */ (null));
  useEffect(() => model.sharing.handOut(), [model]);
  useEffect(() => {
    if (works && edits) void secretsAt(`/n/${page.network}/links`).then(setSecrets);
  }, [works, edits]);
  const withdraw = async () => {
    const fresh = await secretsAt(`/n/${page.network}/withdraw`, "POST");
    if (fresh === null) return;
    setSecrets(fresh);
    model.sharing.renewed(fresh.viewer);
  };
  const here = linkHere(model);
  /** @param {string} path @param {import("../../lib/links.js").Link} at */
  const address = (path, at = here) => {
    const plain = new URL(path, location.href).href;
    return Object.keys(at).length > 0 ? linkTo(plain, at) : plain;
  };
  // Whoever follows is where the others are.
  const following = here.ask === undefined ? {} : { ask: here.ask };
  const viewer = secrets?.viewer ?? viewId.value;
  return html`<${Sheet} ui=${ui} title=${say("share")}>
    ${secrets && html`<${Address} kind="copy" address=${address(`/c/${secrets.copy}`)} filled=${true} />`}
    ${works && viewer && html`<${Address} kind="view" address=${address(`/v/${viewer}`, following)} />`}
    ${secrets && html`<${Address} kind="edit" address=${address(`/e/${secrets.editor}`)} hidden=${true} />`}
    ${works && html`<p class="share-place" data-testid="share-place">${say(here.ask ? "share_place_question" : "share_place", { step: here.step ?? 0 })}</p>`}
    ${secrets?.owner && html`<button type="button" class="link quiet" onClick=${withdraw}>${say("share_withdraw")}</button>`}
    ${(!edits || model.people.connection.value === "refused") && html`<${MakeMine} model=${model} />`}
    ${edits && html`<p class="actions"><a class="link" href=${`/n/${page.network}/document`} download>${say("download")}</a></p>`}
    <${Here} model=${model} />
  </${Sheet}>`;
}

/**
 * Null where they cannot be had.
 * @param {string} address @param {string} [method]
 * @returns {Promise<Secrets | null>}
 */
async function secretsAt(address, method = "GET") {
  try {
    const answer = await fetch(address, { method });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** @param {{kind: "copy" | "view" | "edit", address: string, filled?: boolean, hidden?: boolean}} props */
function Address({ kind, address, filled = false, hidden = false }) {
  const [copied, setCopied] = useState("copy");
  const copy = async () =>
    setCopied((await copyText(address)) === "copy_failed" ? "copy_failed" : "share_copied");
  return html`<section class="address" data-kind=${kind}>
    <h3>${say(`share_${kind}`)}</h3>
    <p>${say(`share_${kind}_note`)}</p>
    <input readonly aria-label=${say(`address_${kind}`)} data-testid=${`${kind}-link`} value=${hidden ? say("share_hidden") : address}
      onFocus=${(/** @type {FocusEvent} */ event) => /** @type {HTMLInputElement} */ (event.currentTarget).select()} />
    <button type="button" class=${filled ? "filled" : "link"} data-copy=${`${kind}-link`} onClick=${copy}>${say(copied)}</button>
  </section>`;
}
