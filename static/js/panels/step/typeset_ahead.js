// Typesets the symbols of the coming steps while the page is idle, so that a step's card costs little at the
// moment when the drawing moves. Knows no numbers: only symbols are kept.

import { effect, untracked } from "@preact/signals";
import { katexOnceHere } from "../formula/katex.js";
import { typeset } from "../formula/tex.js";
import { facts } from "../parts/facts.js";
import { explain } from "../rules/explain.js";

/**
 * @import { Model } from "../../model/model.js"
 * @import { PlanView } from "../../model/run/plan.js"
 */

/** The symbols of more steps than this are not kept anyway. */
const STEPS = 40;

/** @param {Model} model @returns {() => void} how to stop */
export function keepWarm(model) {
  let cancel = () => {};
  const stop = effect(() => {
    const plan = model.plan.current.value;
    const katex = plan && katexOnceHere();
    cancel();
    if (plan !== null && katex !== null) cancel = untracked(() => warmSteps(model, plan, katex));
  });
  return () => {
    cancel();
    stop();
  };
}

/**
 * One step's card in each idle moment.
 * @param {Model} model @param {PlanView} plan @param {import("../formula/katex.js").Katex} katex
 */
function warmSteps(model, plan, katex) {
  let group = 0;
  let waiting = whenIdle(next);
  function next() {
    const known = untracked(() => facts(model, 0));
    if (known === null || known.plan !== plan || group >= Math.min(plan.groupCount, STEPS)) return;
    const { blocks, rest = [] } = explain(known, group, null);
    for (const { latex } of [...blocks, ...rest].flat(2).flatMap(({ chunks }) => chunks.flat())) {
      if (latex !== undefined) typeset(latex, katex);
    }
    group += 1;
    waiting = whenIdle(next);
  }
  return () => waiting();
}

/** @param {() => void} act @returns {() => void} how to cancel */
function whenIdle(act) {
  if (typeof requestIdleCallback === "function") {
    const handle = requestIdleCallback(act);
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(act, 50);
  return () => clearTimeout(timer);
}
