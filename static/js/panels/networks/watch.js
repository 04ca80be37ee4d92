// Which pictures are in view: their documents are asked for together, drawn a few at a time, and taken away when they are
// far from view, so that a thousand networks take the memory of a screenful. Must not know how one is drawn.

import { effect } from "@preact/signals";

/**
 * @import { ReadonlySignal } from "@preact/signals"
 * @import { Listed } from "../../model/networks/listed.js"
 * @import { Document } from "../../protocol/messages.js"
 * @import { Picture } from "../../render/picture/picture.js"
 * @import { Around, Draw } from "./page.js"
 */

/** How far beyond the window pictures are drawn already. */
const AHEAD = "300px 0px";
/** As many as the server answers at a time. */
const AT_A_TIME = 24;
/** Drawing pauses after so many milliseconds, so that the page stays at hand. */
const SLICE_MILLISECONDS = 12;

/**
 * @param {(handles: readonly string[]) => Promise<Readonly<Record<string, Document>>>} ask
 * @param {ReadonlySignal<unknown>} theme whose change draws all anew
 * @param {(document: Document, network: Listed) => Picture | null} draw
 * @returns {Around["watch"]}
 */
export function createWatch(ask, theme, draw) {
  /** @type {Map<Element, { handle: string, show: (draw: Draw) => void }>} */
  const watched = new Map();
  /** @type {Set<Element>} */
  const inView = new Set();
  /** @type {Map<string, Document>} */
  const known = new Map();
  /** @type {Set<string>} */
  const asked = new Set();
  /** @type {Set<Element>} */
  const due = new Set();
  let timer = 0;

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target);
        else if (inView.delete(target)) target.replaceChildren();
        if (isIntersecting) due.add(target);
      }
      later();
    },
    { rootMargin: AHEAD },
  );

  const later = () => {
    if (timer === 0) timer = setTimeout(work);
  };

  function work() {
    timer = 0;
    const until = performance.now() + SLICE_MILLISECONDS;
    for (const element of due) {
      const { handle = "", show } = watched.get(element) ?? {};
      const document = known.get(handle);
      if (document === undefined && show) continue;
      due.delete(element);
      if (document && inView.has(element)) show?.((network) => draw(document, network));
      if (performance.now() > until) break;
    }
    if (due.size === 0) return;
    const missing = [...due]
      .map((element) => watched.get(element)?.handle ?? "")
      .filter((handle) => !known.has(handle));
    const fresh = missing.filter((handle) => !asked.has(handle)).slice(0, AT_A_TIME);
    if (fresh.length > 0) void fetchAll(fresh);
    if (missing.length < due.size) later();
  }

  /** @param {readonly string[]} handles */
  async function fetchAll(handles) {
    for (const handle of handles) asked.add(handle);
    const documents = await ask(handles).catch(() => /** @type {Record<string, Document>} */ ({}));
    for (const handle of handles) {
      const document = documents[handle];
      if (document) known.set(handle, document);
      else for (const element of due) if (watched.get(element)?.handle === handle) due.delete(element);
    }
    later();
  }

  effect(() => {
    void theme.value;
    for (const element of inView) due.add(element);
    later();
  });

  return (element, handle, show) => {
    watched.set(element, { handle, show });
    if (inView.has(element)) due.add(element);
    observer.observe(element);
    later();
    return () => {
      watched.delete(element);
      due.delete(element);
      inView.delete(element);
      observer.unobserve(element);
    };
  };
}
