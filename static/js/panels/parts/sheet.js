// The frame of a sheet in the margin: a heading, what it holds, a way back. Must not know what that is.

import { useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../../lib/say.js";
import { html } from "./html.js";

/** @import { Ui } from "../ui.js" */

/** A door on a card is gone while its sheet is open; it comes back as another element. @param {Element | null} before @param {string | null} name of the sheet */
function giveBack(before, name) {
  if (before instanceof HTMLElement && before !== document.body && before.isConnected)
    return before.focus({ preventScroll: true });
  queueMicrotask(() => {
    const door = document.querySelector(`[data-ask="${name}"]`);
    if (door instanceof HTMLElement) door.focus({ preventScroll: true });
  });
}

/** Takes the focus while it is open, so that a keyboard is where the eye is, and gives it back if it still has it. @param {{ui: Ui, title: string, children?: any}} props */
export function Sheet({ ui, title, children }) {
  const frame = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const [before, name, own] = [document.activeElement, ui.open.peek(), frame.current];
    own?.querySelector("h2")?.focus({ preventScroll: true });
    return () => {
      const now = document.activeElement;
      // Whatever was opened since has it, such as the list of commands: keys come faster than a sheet goes.
      if (now === document.body || own?.contains(now)) giveBack(before, name);
    };
  }, []);
  const close = () => {
    ui.open.value = null;
    // The next key may come before the sheet is gone; it is not for a button of a closed sheet.
    const now = document.activeElement;
    if (now instanceof HTMLElement && frame.current?.contains(now)) now.blur();
  };
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return html`<article class="card" ref=${frame} onKeyDown=${keys}>
    <h2 tabindex="-1">${title}</h2>
    ${children}
    <p class="actions"><button type="button" class="link quiet" onClick=${close}>${say("close")}</button></p>
  </article>`;
}
