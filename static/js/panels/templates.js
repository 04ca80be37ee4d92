// The templates that a new network can begin with, each with a small picture of its drawing. The pictures are drawn when
// the list opens; until then, and without them, the names do. Must not know how a picture is made.

import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../lib/say.js";
import { canvasOf } from "../render/picture/canvas.js";
import { html } from "./parts/html.js";

/**
 * @import { Document } from "../protocol/messages.js"
 * @import { Picture } from "../render/picture/picture.js"
 *
 * @typedef {Readonly<Record<string, Document>>} Documents by the key of their template
 */

/** The room of a picture, in CSS pixels. */
const BOX = { width: 84, height: 44 };

/** The documents, once they have come. @type {Promise<Documents | null> | null} */
let coming = null;

/** @returns {Promise<Documents | null>} null where they cannot be had now */
async function fetched() {
  try {
    const answer = await fetch("/templates");
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** The documents of all templates, asked for until they have come. */
async function documentsOf() {
  coming ??= fetched();
  const documents = await coming;
  if (documents === null) coming = null;
  return documents;
}

/** @param {{ templates: readonly (readonly [string, string])[], picture: (document: Document) => Picture | null }} props */
export function TemplateList({ templates, picture }) {
  const [documents, setDocuments] = useState(/** @type {Documents | null} */ (null));
  useEffect(() => {
    let open = true;
    void documentsOf().then((known) => open && setDocuments(known));
    return () => {
      open = false;
    };
  }, []);
  const draw = (/** @type {string} */ key) => {
    const document = documents?.[key];
    const drawn = document && picture(document);
    return drawn ? fitted(drawn) : null;
  };
  return html`<form method="post" action="/new">
    <p class="kicker">${say("new_network")}</p>
    <ul class="templates">${templates.map(
      ([key, name]) => html`<li key=${key}>
        <button name="template" value=${key}><${Still} draw=${documents && (() => draw(key))} /><span class="link">${name}</span></button>
      </li>`,
    )}</ul>
  </form>`;
}

/** A picture; its name stands beside it. @param {{ draw: (() => HTMLCanvasElement | null) | null }} props */
function Still({ draw }) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const known = draw !== null;
  useEffect(() => {
    const canvas = draw?.() ?? null;
    if (canvas) host.current?.replaceChildren(canvas);
  }, [known]);
  return html`<span class="still" aria-hidden="true" ref=${host}></span>`;
}

/** The picture on a canvas as large as the box allows. @param {Picture} picture */
function fitted(picture) {
  const { bounds, zoom } = picture;
  const shrink = Math.min(BOX.width / bounds.w, BOX.height / bounds.h) / zoom;
  const canvas = canvasOf(picture, shrink * devicePixelRatio);
  canvas.style.inlineSize = `${canvas.width / devicePixelRatio}px`;
  return canvas;
}
