/**
 * A model for tests, told of a drawing, its plan and its values as the server tells it.
 *
 * @import { Cursor, Document, Frame } from "../../../static/js/protocol/messages.js"
 */

import { createModel } from "../../../static/js/model/model.js";
import { NO_OPERATIONS } from "../../../static/js/model/page/people.js";
import { NAMED } from "../../../static/js/model/run/paces.js";
import { planMessage, stepsOf, valuesOf } from "./iteration.js";

/**
 * A model with a document and its plan, and how to tell it of values and of a cursor.
 * @param {Document} document
 */
export function openModel(document) {
  const model = createModel();
  const steps = stepsOf(document);
  const values = valuesOf(document, steps);
  model.receive.welcome({
    event: "welcome",
    member: "0".repeat(16),
    role: "editor",
    handle: "h",
    view_id: "v",
    document,
    revision: 1,
    last_edit: -1,
    closed: [],
    operations: NO_OPERATIONS,
    members: [],
    samples_hash: null,
  });
  model.receive.plan(planMessage(steps));
  return {
    model,
    steps,
    values,
    /**
     * Sends the values of the first `count` micro-steps of an iteration.
     * @param {number} count @param {Partial<Frame>} [more]
     */
    frame: (count, more = {}) =>
      model.receive.frame({
        event: "frame",
        number: 1,
        run: 1,
        revision: 1,
        iteration: 0,
        turn: 0,
        sample: 0,
        first: 0,
        single: false,
        values: new Uint8Array(values.slice(0, count).buffer),
        parameters: new Uint8Array(Float64Array.from(document.parameters, ({ value }) => value).buffer),
        ...more,
      }),
    /** @param {number} step @param {Partial<Cursor>} [more] */
    cursor: (step, more = {}) =>
      model.receive.cursor({
        event: "cursor",
        run: 1,
        start: 0,
        iteration: 0,
        step,
        playing: false,
        pace: NAMED.neuron,
        milliseconds: 1400,
        following: null,
        turn: 0,
        turns: 1,
        direction: /** @type {const} */ (1),
        breakpoints: [],
        paused_by: null,
        ask_first: false,
        asked: null,
        holds: false,
        ...more,
      }),
  };
}
