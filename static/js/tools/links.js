/**
 * Follows the link that opened the page, and every later link in its address: a question with its answer, a
 * checked equation, a step. The network is shown at a step where everything that is named is computed, unless somebody
 * else's place is followed. Must not know how they are shown.
 *
 * @import { Link } from "../lib/links.js"
 * @import { Needed } from "../model/asking/named.js"
 * @import { Model } from "../model/model.js"
 * @import { Document } from "../protocol/messages.js"
 */

import { batch, effect } from "@preact/signals-core";
import { readLink } from "../lib/links.js";
import { nameOfQuantity } from "../model/asking/asked.js";
import { computedAt } from "../model/asking/computed_at.js";
import { askedFor, neededFor } from "../model/asking/named.js";
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
  if (Object.keys(link).length > 0) forget(model);
  let asks = link.ask !== undefined || link.check !== undefined || link.unreadable !== undefined;
  /** Where to go once the steps are known. @type {readonly Needed[] | number | null} */
  let goal = link.step ?? null;
  return effect(() => {
    const document = model.store.document.value;
    const plan = model.plan.current.value;
    const cursor = model.cursor.state.value;
    if (document === null) return;
    if (asks) {
      asks = false;
      const needed = needs(document, link);
      goal ??= needed;
      queueMicrotask(() => ask(model, document, link));
    }
    if (goal === null || plan === null || cursor === null) return;
    const there = goal;
    goal = null;
    queueMicrotask(() => go(model, there));
  });
}

/** What is said of a link before goes with it. @param {Model} model */
function forget({ editor }) {
  if (editor.problem.peek()?.code.startsWith("link_")) editor.problem.value = null;
}

/** @param {Document} document @param {Link} link @returns {Needed[]} */
function needs(document, { ask, check, about }) {
  const name = check === undefined ? ask : about;
  const asked = name === undefined ? null : askedFor(document, name);
  const own =
    asked !== null && "about" in asked ? [{ about: asked.about, gradient: asked.kind === "gradient" }] : [];
  return check === undefined ? own : [...own, ...neededFor(document, check)];
}

/** @param {Model} model @param {readonly Needed[] | number} goal a step, or what must be computed */
function go(model, goal) {
  const [plan, here] = [model.plan.current.peek(), model.cursor.state.peek()];
  if (plan === null || here === null) return;
  if (typeof goal === "number") return seekHere(model, plan.groupStarts[Math.min(goal, plan.groupCount)]);
  // A drawing that could not run for long has moved on from its link.
  if (model.questions.open.peek() === null && goal.some(({ gradient }) => gradient)) return;
  const step = computedAt(plan, model.store.index.peek(), goal);
  // Whoever follows somebody stays there; a question is open over any later step, but L is shown by its own.
  const isShown = here.step >= step && model.questions.open.peek() !== null;
  if (here.following === null && step > 0 && !isShown) seekHere(model, step);
}

/** @param {Model} model @param {Document} document @param {Link} link */
function ask({ questions, editor, store }, document, link) {
  const name = link.check === undefined ? link.ask : link.about;
  const asked = name === undefined ? null : askedFor(document, name);
  const about = asked?.kind === "gradient" ? asked.about : "";
  /** @param {string} code @param {string} said */
  const tell = (code, said) => (editor.problem.value = { code, values: { name: said }, ids: [] });
  batch(() => {
    if (link.unreadable !== undefined) tell("link_unreadable", link.unreadable);
    else if (asked !== null && "name" in asked) tell(`link_${asked.kind}`, asked.name);
    else if (asked?.kind === "value" && asked.about.startsWith("target:"))
      tell("link_given", nameOfQuantity(store.index.peek(), asked.about));
    if (link.check !== undefined) questions.check(link.check, about, about !== "");
    else if (about !== "") questions.ask("paths", about);
    else questions.close();
  });
}
