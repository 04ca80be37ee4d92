// The frame of a sheet in the margin: a heading, what it holds, a way back. Must not know what that is.

import { useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../../lib/say.js";
import { html } from "./html.js";

/** @import { Ui } from "../ui.js" */

/** A door on a card that has been rendered anew is another element. @param {HTMLElement} before */
function giveBack(before) {
  if (before.isConnected) return before.focus({ preventScroll: true });
  const { ask } = before.dataset;
  if (ask === undefined) return;
  queueMicrotask(() =>
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-ask="${CSS.escape(ask)}"]`))?.focus({
      preventScroll: true,
    }),
  );
}

/** Takes the focus while it is open, so that a keyboard is where the eye is, and gives it back. @param {{ui: Ui, title: string, children?: any}} props */
export function Sheet({ ui, title, children }) {
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  // Looked for while this is rendered: afterwards the card that had the focus is gone.
  const before = useRef(document.activeElement);
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    return () => before.current instanceof HTMLElement && giveBack(before.current);
  }, []);
  const close = () => (ui.open.value = null);
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return html`<article class="card" onKeyDown=${keys}>
    <h2 tabindex="-1" ref=${heading}>${title}</h2>
    ${children}
    <p class="actions"><button type="button" class="link quiet" onClick=${close}>${say("close")}</button></p>
  </article>`;
}
