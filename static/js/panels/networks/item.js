// One network on the shelf: its picture straight on the paper, its title, when it was touched, what is special about it.
// Must not know how the picture is made.

import { useEffect, useRef } from "preact/hooks";
import { say, word } from "../../lib/say.js";
import { special } from "../../model/networks/listed.js";
import { when } from "../../model/networks/when.js";
import { canvasOf } from "../../render/picture/canvas.js";
import { html } from "../parts/html.js";

/**
 * @import { Listed } from "../../model/networks/listed.js"
 * @import { Picture } from "../../render/picture/picture.js"
 * @import { Around, Draw } from "./page.js"
 */

/** The room of a picture, in CSS pixels. */
const BOX = { width: 322, height: 140 };
/** Free paper on each side of it, so that the marker of the selection touches nothing. */
const FREE = 8;
/** A small network is not made larger than this, in pixels for each pixel of the stage. */
const LARGEST = 1;

/** The id of the element of a network. @param {string} handle */
export const idOf = (handle) => `network-${handle}`;

/** @param {Around & { network: Listed, now: Date, chosen: boolean }} props */
export function Item({ networks, network, now, chosen, watch }) {
  const { handle, title, touched } = network;
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const box = host.current;
    if (box === null) return undefined;
    return watch(box, handle, (draw) => show(box, draw(network)));
  }, [network]);
  return html`<li id=${idOf(handle)} role="option" aria-selected=${chosen} class="shelf-item" data-handle=${handle}
    onClick=${() => networks.select(handle)} onDblClick=${networks.open}>
    <span class="shelf-picture" aria-hidden="true" ref=${host}></span>
    <span class="shelf-title">${title || say("untitled")}</span>
    <span class="shelf-told">${word(when(touched, now))} · ${word(special(network))}</span>
  </li>`;
}

/** @param {HTMLElement} host @param {Picture | null} picture null where there is nothing drawn */
function show(host, picture) {
  host.classList.toggle("blank", picture === null);
  if (picture === null) return host.replaceChildren();
  const { bounds, zoom } = picture;
  const fit = Math.min((BOX.width - 2 * FREE) / bounds.w, (BOX.height - 2 * FREE) / bounds.h) / zoom;
  const canvas = canvasOf(picture, Math.min(LARGEST, fit) * devicePixelRatio);
  canvas.style.inlineSize = `${canvas.width / devicePixelRatio}px`;
  host.replaceChildren(canvas);
}
