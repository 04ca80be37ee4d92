/**
 * Follows the link that opened the page, and every later link in its address: a question with its answer, a
 * checked equation, a step. Must not know how they are shown.
 *
 * @import { Link } from "../lib/links.js"
 * @import { Model } from "../model/model.js"
 */

import { batch, effect } from "@preact/signals-core";
import { readLink } from "../lib/links.js";
import { quantityNamed } from "../model/asking/asked.js";
import { seekHere } from "../playback/seek.js";

/** Whether an address names a question, an equation or a step. @param {string} hash */
export const isLink = (hash) => Object.keys(readLink(hash)).length > 0;

/**
 * @param {Model} model
 * @param {Window} page the page with the address
 */
export function followLinks(model, page) {
  let stop = follow(model, readLink(page.location.hash));
  page.addEventListener("hashchange", () => {
    stop();
    stop = follow(model, readLink(page.location.hash));
  });
}

/**
 * Asks when the network has loaded, and moves when its steps are known. Returns a function that stops it.
 * @param {Model} model @param {Link} link
 */
export function follow(model, link) {
  const left = { ask: link.ask !== undefined || link.check !== undefined, step: link.step !== undefined };
  return effect(() => {
    const document = model.store.document.value;
    const plan = model.plan.current.value;
    const cursor = model.cursor.state.value;
    if (left.ask && document !== null) {
      left.ask = false;
      queueMicrotask(() => ask(model, document, link));
    }
    if (left.step && plan !== null && cursor !== null) {
      left.step = false;
      const group = Math.min(link.step ?? 0, plan.groupCount);
      queueMicrotask(() => seekHere(model, plan.groupStarts[group]));
    }
  });
}

/** @param {Model} model @param {import("../protocol/messages.js").Document} document @param {Link} link */
function ask({ questions, editor }, document, link) {
  const name = link.check === undefined ? link.ask : link.about;
  const about = name === undefined ? "" : quantityNamed(document, name);
  batch(() => {
    if (about === null) {
      editor.problem.value = { code: "link_unknown_name", values: { name: name ?? "" }, ids: [] };
    }
    if (link.check !== undefined) questions.check(link.check, about ?? "", about !== null && about !== "");
    else if (about) questions.ask("paths", about);
  });
}
