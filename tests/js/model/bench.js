/**
 * A workbench for tests of the model: small documents, a clock that tests turn, and a server that does
 * nothing but apply diffs and count revisions.
 *
 * @import { Diff, Document, Frame, Plan, Welcome } from "../../../static/js/protocol/messages.js"
 * @import { Model } from "../../../static/js/model/model.js"
 */

import { applyDiff } from "../../../static/js/model/document/diff.js";
import { createModel } from "../../../static/js/model/model.js";
import { NO_OPERATIONS } from "../../../static/js/model/page/people.js";
import { NAMED } from "../../../static/js/model/run/paces.js";
import { STEP_KINDS } from "../../../static/js/protocol/messages.js";

/** x → h → y with weights u and v and one shared bias b. @returns {Document} */
export const chain = () => ({
  format: "backprop-canvas/1",
  neurons: [
    { id: "x", role: "input" },
    { id: "h", role: "hidden", activation: "sigmoid", bias: "b", x: 200 },
    { id: "y", role: "output", activation: "sigmoid", bias: "b", x: 400, target_name: "t" },
  ],
  edges: [
    { id: "e1", source: "x", target: "h", weight: "u" },
    { id: "e2", source: "h", target: "y", weight: "v" },
  ],
  parameters: [
    { id: "u", value: 0.5 },
    { id: "v", value: -0.5 },
    { id: "b", value: 0.1 },
  ],
  loss: "half_squared_error",
  samples: [{ inputs: { x: 1 }, targets: { y: 0 } }],
});

/** The micro-steps of `chain`: kind, position of its neuron, edge or parameter, group. */
export const CHAIN_STEPS = /** @type {const} */ ([
  ["input", 0, 0],
  ...[
    ["term", 0, 1],
    ["bias", 1, 1],
    ["sum", 1, 1],
    ["activation", 1, 1],
  ],
  ...[
    ["term", 1, 2],
    ["bias", 2, 2],
    ["sum", 2, 2],
    ["activation", 2, 2],
  ],
  ...[
    ["output_loss", 2, 3],
    ["loss", 0, 3],
  ],
  ...[
    ["grad_a", 2, 4],
    ["grad_z", 2, 4],
    ["grad_weight", 1, 4],
  ],
  ...[
    ["contribution", 1, 5],
    ["grad_sum", 1, 5],
    ["grad_z", 1, 5],
    ["grad_weight", 0, 5],
  ],
  ...[
    ["contribution", 0, 5],
    ["grad_sum", 0, 5],
  ],
  ...[
    ["parameter_grad", 0, 6],
    ["parameter_grad", 1, 6],
    ["parameter_grad", 2, 6],
  ],
  ...[
    ["update", 0, 6],
    ["update", 1, 6],
    ["update", 2, 6],
  ],
]);

/** @param {Uint32Array | Int32Array | Float64Array | Float32Array} array */
export const bytes = (array) => new Uint8Array(array.buffer);

/** @param {Partial<Plan>} [more] @returns {Plan} */
export const chainPlan = (more) => ({
  event: "plan",
  revision: 1,
  kinds: Uint8Array.from(CHAIN_STEPS, ([kind]) => STEP_KINDS.indexOf(/** @type {any} */ (kind))),
  targets: bytes(Uint32Array.from(CHAIN_STEPS, ([, at]) => Number(at))),
  groups: bytes(Uint32Array.from(CHAIN_STEPS, ([, , group]) => Number(group))),
  group_neurons: bytes(Int32Array.of(-1, 1, 2, -1, 2, 1, -1)),
  pass_steps: CHAIN_STEPS.findIndex(([kind]) => kind === "parameter_grad"),
  missing: [],
  ...more,
});

/** A clock that stands still until it is told to go on. */
export function handClock() {
  let time = 0;
  /** @type {Set<{ due: number, callback: () => void }>} */
  const timers = new Set();
  return {
    now: () => time,
    /** @param {number} milliseconds @param {() => void} callback */
    after(milliseconds, callback) {
      const timer = { due: time + milliseconds, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    /** @param {number} milliseconds */
    pass(milliseconds) {
      time += milliseconds;
      for (const timer of [...timers].filter(({ due }) => due <= time)) {
        timers.delete(timer);
        timer.callback();
      }
    },
  };
}

/** @param {Document} document @param {Partial<Welcome>} [more] @returns {Welcome} */
export const welcome = (document, more) => ({
  event: "welcome",
  member: "0123456789abcdef",
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
  ...more,
});

/** A model that was welcomed, with the server that it talks to. @param {Document} [document] @param {Partial<Welcome>} [more] */
export function open(document = chain(), more = {}) {
  const clock = handClock();
  const model = createModel({ clock });
  model.receive.welcome(welcome(document, more));
  return { clock, model, server: new Server(model, document) };
}

/** Confirms what the model proposes, as the server would. */
export class Server {
  /** @param {Model} model @param {Document} document */
  constructor(model, document) {
    this.model = model;
    this.document = document;
    this.revision = 1;
  }

  /** Commits the oldest edit in flight; `diff` is applied in its place, if given. @param {Diff | null} [diff] */
  accept(diff = null) {
    const edit = this.oldest();
    this.document = applyDiff(this.document, diff ?? edit.diff).document;
    this.revision += 1;
    this.model.receive.accepted({
      event: "accepted",
      id: edit.id,
      revision: this.revision,
      diff,
      inverse: null,
    });
  }

  acceptAll() {
    while (this.model.store.pending().length > 0) this.accept();
  }

  /** Refuses the oldest edit in flight. */
  reject(code = "duplicate_id") {
    const { id } = this.oldest();
    this.model.receive.rejected({
      event: "rejected",
      id,
      code,
      values: {},
      path: "",
      ids: [],
    });
  }

  /** Somebody else's edit. @param {Diff} diff */
  patch(diff, kept = 0) {
    this.document = applyDiff(this.document, diff).document;
    this.revision += 1;
    this.model.receive.patch({ event: "patch", revision: this.revision, diff, kept, member: "f".repeat(16) });
  }

  plan() {
    this.model.receive.plan(chainPlan({ revision: this.revision }));
  }

  /** The values 1, 2, … of the first steps, and parameters 10, 20, 30. @param {number} count @param {Partial<Frame>} [more] */
  frame(count, more = {}) {
    const values = Float64Array.from({ length: count }, (_, i) => (more.first ?? 0) + i + 1);
    const parameters = more.first ? null : bytes(Float64Array.of(10, 20, 30));
    const place = {
      number: 1,
      run: 1,
      revision: this.revision,
      iteration: 1,
      turn: 0,
      sample: 0,
      first: 0,
      single: false,
    };
    this.model.receive.frame({ event: "frame", ...place, values: bytes(values), parameters, ...more });
  }

  /** @param {Partial<import("../../../static/js/protocol/messages.js").Cursor>} [more] */
  cursor(more = {}) {
    const place = {
      run: 1,
      start: 1,
      iteration: 1,
      step: 0,
      playing: false,
      milliseconds: 1400,
      following: null,
      turn: 0,
      turns: 1,
      speed: 1,
      direction: /** @type {const} */ (1),
      breakpoints: [],
      paused_by: null,
      ask_first: false,
      asked: null,
      holds: false,
    };
    this.model.receive.cursor({ event: "cursor", pace: NAMED.neuron, ...place, ...more });
  }

  /** @private */
  oldest() {
    return this.model.store.pending()[0];
  }
}

/** A change of one parameter's value. @param {string} id @param {number} value @returns {Diff} */
export const setting = (id, value) => [{ op: "change", kind: "parameters", id, fields: { value } }];

/** The displayed value of a parameter. @param {Model} model @param {string} id */
export const parameterValue = (model, id) => model.store.index.value.parameters.get(id)?.value;

/** Numbers that look random and are the same each time (mulberry32). @param {number} seed */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
