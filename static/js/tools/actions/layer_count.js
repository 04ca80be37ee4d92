/** How many neurons the layer tool draws, as keys say it. Must not know where they would stand. */

import { keepGhostInView } from "./in_view.js";

/** @typedef {import("./context.js").ToolContext} ToolContext */

/** Digits within a second are one number. */
const ONE_NUMBER = 1000;
const MOST_TYPED = 99_999;
const NO_DIGIT = { at: Number.NEGATIVE_INFINITY, count: 0 };
let lastDigit = NO_DIGIT;

/** The next digit begins a number. */
export function newNumber() {
  lastDigit = NO_DIGIT;
}

/** A digit of how many neurons the layer has. @param {ToolContext} context @param {string} digit */
export function typeCount(context, digit) {
  const now = performance.now();
  const before = now - lastDigit.at < ONE_NUMBER ? lastDigit.count : 0;
  const count = Math.min(before * 10 + Number(digit), MOST_TYPED);
  lastDigit = { at: now, count };
  if (count > 0) setCount(context, count);
}

/** @param {ToolContext} context @param {number} by */
export function changeCount(context, by) {
  newNumber();
  setCount(context, Math.max(1, context.model.view.layer.peek().count + by));
}

/** @param {ToolContext} context @param {number} count */
function setCount(context, count) {
  const { layer } = context.model.view;
  layer.value = { ...layer.peek(), count };
  keepGhostInView(context);
}
