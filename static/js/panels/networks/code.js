// The code for another computer, and the field for a code from one. A code gives all rights, so it stands on no screen
// before somebody asks for it. Must not know how a code is made.

import { useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { copyText } from "../parts/copying.js";
import { html } from "../parts/html.js";

/** @import { Around } from "./page.js" */

/** @param {Around} props */
export function Code(props) {
  const { networks } = props;
  const count = networks.count.value;
  return html`<section class="networks-code" aria-labelledby="elsewhere">
    <h3 id="elsewhere">${say("networks_elsewhere")}</h3>
    ${count > 0 && html`<${Given} ...${props} />`}
    <${Entered} ...${props} />
  </section>`;
}

/** @param {Around} props */
function Given({ networks }) {
  const [shown, setShown] = useState("");
  const [told, setTold] = useState("");
  const copy = async () => {
    const code = shown || (await networks.code(false));
    if (code) setTold(say((await copyText(code)) === "copied" ? "share_copied" : "copy_failed"));
  };
  const show = async () => setShown(await networks.code(false));
  const renew = async () => {
    const code = await networks.code(true);
    if (shown) setShown(code);
    if (code) setTold(say("networks_code_fresh_done"));
  };
  return html`
    <p>${say("networks_code_what", { count: networks.count.value })}</p>
    <p class="code-row">
      <input readonly aria-label=${say("networks_code")} data-testid="code" class=${shown ? "" : "hidden-code"} value=${shown || say("networks_code_hidden")} />
      <button type="button" class="link" onClick=${copy}>${say("copy")}</button>
    </p>
    <p class="note" role="status">${told}</p>
    <p class="actions">
      ${!shown && html`<button type="button" class="link quiet" onClick=${show}>${say("networks_code_show")}</button>`}
      <button type="button" class="link quiet" onClick=${renew}>${say("networks_code_fresh")}</button>
    </p>
  `;
}

/** @param {Around} props */
function Entered({ networks }) {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState("");
  if (!open)
    return html`<p class="actions"><button type="button" class="link quiet" onClick=${() => setOpen(true)}>${say("networks_have_code")}</button></p>`;
  const enter = async (/** @type {Event} */ event) => {
    event.preventDefault();
    await networks.enter(code);
    if (networks.problem.peek() === "") setOpen(false);
  };
  return html`<form class="code-form" onSubmit=${enter}>
    <label class="field stacked"><span>${say("networks_enter_code")}</span>
      <input data-testid="enter-code" autocomplete="off" autocapitalize="off" spellcheck=${false} value=${code}
        onInput=${(/** @type {Event} */ event) => setCode(/** @type {HTMLInputElement} */ (event.currentTarget).value)} /></label>
    <button class="link">${say("networks_enter")}</button>
  </form>`;
}
