/**
 * The server's message that training has diverged is shown while the page stands where training stopped. Going back,
 * or training in another way, removes it. Must not know how it is shown.
 *
 * @import { ReadonlySignal, Signal } from "@preact/signals-core"
 * @import { Cursor } from "../../protocol/messages.js"
 * @import { Refusal } from "../document/refusal.js"
 */

import { effect } from "@preact/signals-core";

/**
 * Withdraws the sentence once the cursor has been at the end of that iteration and is there no longer.
 * @param {Signal<Refusal | null>} problem
 * @param {ReadonlySignal<Cursor | null>} cursor
 * @param {ReadonlySignal<{ stepCount: number } | null>} plan
 * @returns {() => void} how to stop
 */
export function withdrawHalt(problem, cursor, plan) {
  /** @type {Refusal | null} */
  let told = null;
  let reached = false;
  return effect(() => {
    const [now, here] = [problem.value, cursor.value];
    const steps = plan.value?.stepCount ?? 0;
    if (now !== told) [told, reached] = [now, false];
    if (now?.code !== "diverged" || here === null) return;
    const there = here.iteration === Number(now.values.iteration) && here.step === steps;
    reached ||= there;
    if (reached && !there) problem.value = null;
  });
}
