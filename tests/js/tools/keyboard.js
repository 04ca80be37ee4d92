/**
 * A keyboard in front of a page, for tests: keys go down and up with the focus on what they are told.
 *
 * @import { Model } from "../../../static/js/model/model.js"
 */

import { createHand } from "../../../static/js/tools/gestures/hand.js";
import { listenToKeys } from "../../../static/js/tools/keys.js";

/**
 * @param {Model} model
 * @param {object} [more] what else the commands work with
 */
export function keyboard(model, more = {}) {
  const page = new EventTarget();
  Object.assign(globalThis, { window: page });
  const stage = {
    focused: 0,
    dataset: {},
    focus() {
      stage.focused += 1;
    },
  };
  const hand = createHand(/** @type {any} */ (stage));
  const context = {
    model,
    hand,
    renderer: { setDraft() {}, withdraw() {} },
    cancel: () => false,
    close: () => {
      const busy = model.questions.open.peek() !== null;
      model.questions.close();
      return busy;
    },
    ...more,
  };
  listenToKeys(/** @type {any} */ (stage), /** @type {any} */ (context));
  /** @param {string} type @param {string} key @param {object} more @param {string} within */
  const tell = (type, key, more, within) => {
    const event = Object.assign(new Event(type, { cancelable: true }), { key, shiftKey: false }, more);
    const closest = (/** @type {string} */ selector) =>
      within !== "" &&
      selector.split(", ").some((each) => each === within || each.startsWith(`${within}:not`));
    const found = (/** @type {string} */ selector) => (closest(selector) ? {} : null);
    Object.defineProperty(event, "target", { value: within === "" ? stage : { closest: found } });
    page.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return {
    stage,
    hand,
    /** Presses a key and lets it go; `within`: a selector of what has the focus. Returns whether the page took it.
     * @param {string} key @param {object} [more] @param {string} [within] */
    press(key, more = {}, within = "") {
      const taken = tell("keydown", key, more, within);
      tell("keyup", key, more, within);
      return taken;
    },
    /** @param {string} key @param {object} [more] */
    down: (key, more = {}) => tell("keydown", key, more, ""),
    /** @param {string} key @param {object} [more] */
    up: (key, more = {}) => tell("keyup", key, more, ""),
  };
}
