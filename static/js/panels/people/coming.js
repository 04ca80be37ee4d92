// Says, politely, who comes and who leaves. In a hall nobody wants to hear it. Must not know how things are said.

import { effect } from "@preact/signals";
import { say } from "../../lib/say.js";

/** @import { Surroundings } from "../ui.js" */

/** More people than this come and go unheard. */
const MOST_TOLD = 20;

/** @param {Pick<Surroundings, "model" | "ui">} surroundings @returns {() => void} how to stop */
export function tellComing({ model: { people }, ui }) {
  /** @type {ReadonlyMap<string, string> | null} by member */
  let before = null;
  return effect(() => {
    const now = new Map([...people.names.value].map(([member, { name }]) => [member, name]));
    const mine = people.id.value;
    // A new line brings everybody anew.
    const known = before !== null && mine !== null && before.has(mine) ? before : now;
    before = now;
    if (now.size > MOST_TOLD) return;
    const came = [...now].filter(([member]) => !known.has(member)).map(([, name]) => say("comes", { name }));
    const left = [...known].filter(([member]) => !now.has(member)).map(([, name]) => say("leaves", { name }));
    if (came.length + left.length > 0) ui.told.value = [...came, ...left].join(" ");
  });
}
