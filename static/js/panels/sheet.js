// The frame of a sheet in the margin: a heading, what it holds, a way back.

import { useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../lib/words.js";
import { html } from "./html.js";

/** @import { Ui } from "./ui.js" */

/** Takes the focus when it opens, so that a keyboard is where the eye is. @param {{ui: Ui, title: string, children?: any}} props */
export function Sheet({ ui, title, children }) {
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
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
