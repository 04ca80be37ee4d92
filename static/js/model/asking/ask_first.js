/**
 * "Ask first": the result of a step that a person took stays a question until the next press. Says which micro-step
 * is asked for. Meanwhile the page stands right before it, so that nothing that reads the page's place can reveal the
 * answer. Must not know how a question looks.
 *
 * @import { Cursor } from "../../protocol/messages.js"
 * @import { GroupPhase, PlanView, StepKind } from "../run/plan.js"
 *
 * The result that is asked for; `step`: so many micro-steps are shown meanwhile.
 * @typedef {{ step: number, kind: StepKind, id: string }} Asked
 */

import { computed, signal } from "@preact/signals-core";

/** What a neuron-sized step is taken for, by its phase; the first kind that it has. @type {Record<GroupPhase, StepKind[]>} */
const RESULTS = {
  inputs: [],
  forward: ["activation", "sum"],
  loss: ["loss"],
  backward: ["grad_sum", "grad_a", "grad_z"],
  gather: [],
  update: ["update"],
};
/** What is given, or known from the steps before. @type {ReadonlySet<StepKind>} */
const KNOWN = new Set(["input", "bias", "parameter_grad"]);

/** @param {{ cursor: import("../run/cursor.js").CursorState, plan: import("../run/plan.js").Plan, view: import("../page/view.js").View,
 *   uses: (parameter: string) => import("../document/indexing.js").Uses }} parts `uses`: where a parameter stands */
export function createAsking({ cursor, plan, view, uses }) {
  const open = signal(/** @type {{ plan: PlanView, asked: Asked } | null} */ (null));
  const own = computed(() =>
    view.askFirst.value && open.value !== null && open.value.plan === plan.current.value
      ? open.value.asked
      : null,
  );
  const presented = computed(() => {
    const [here, onPage] = [cursor.state.value, plan.current.value];
    if (here === null || here.following === null || here.asked === null || onPage === null) return null;
    return here.step < onPage.stepCount
      ? { step: here.step, kind: onPage.kindOf(here.step), id: here.asked }
      : null;
  });
  /** What the member whom this page follows asks for comes before what the page itself would ask. */
  const asked = computed(() => presented.value ?? own.value);
  /** The marked parameter, if it moves in this step of the update, or if its gradient is found in this step backward.
   * @param {PlanView} onPage @param {Asked} result @param {number} end @returns {Asked} */
  const aimed = (onPage, result, end) => {
    const id = view.marked.peek()?.replace(/^parameter:/u, "") ?? "";
    if (result.kind === "update") {
      const at = onPage.stepOf("update", id);
      return at >= result.step && at < end ? { ...result, id } : result;
    }
    const { edges = [], biases = [] } = uses(id);
    // A shared parameter has its gradient only after all of its uses.
    if (edges.length !== 1 || biases.length > 0) return result;
    const step = onPage.stepOf("grad_weight", edges[0].id);
    return step > result.step && step < end ? { step, kind: "grad_weight", id: edges[0].id } : result;
  };
  return {
    /** The result that is asked for; null where none is. */
    asked,

    /** The result that this page asks for, which it can show. */
    own,

    /** The cursor as far as its numbers may be shown. */
    place: computed(() => {
      const { value } = cursor.state;
      return value !== null && asked.value !== null ? { ...value, step: asked.value.step } : value;
    }),

    /** Told of each place of the cursor before it is there. @param {Cursor} next */
    take(next) {
      const [here, onPage] = [cursor.state.peek(), plan.current.peek()];
      // Numbers that come anew for the same place leave the question open.
      if (here !== null && sameTurn(here, next) && here.step === next.step && !next.playing) return;
      const taken = here !== null && !here.playing && !next.playing && isOnward(here, next);
      const waits = next.asked !== null;
      const result =
        !waits && taken && onPage !== null
          ? resultOf(onPage, sameTurn(here, next) ? here.step : 0, next.step)
          : null;
      open.value =
        onPage !== null && result !== null ? { plan: onPage, asked: aimed(onPage, result, next.step) } : null;
    },

    /** Shows the result, unless another member asks for it. @returns {boolean} whether one was asked for */
    answer() {
      const waiting = own.peek() !== null;
      open.value = null;
      return waiting;
    },
  };
}

/** @typedef {ReturnType<typeof createAsking>} Asking */

/** @param {Cursor} one @param {Cursor} other */
const sameTurn = (one, other) => one.iteration === other.iteration && one.turn === other.turn;

/** Whether the second place of a run comes after the first. @param {Cursor} here @param {Cursor} next */
function isOnward(here, next) {
  if (here.run !== next.run) return false;
  const ahead =
    next.iteration - here.iteration || (next.turn ?? 0) - (here.turn ?? 0) || next.step - here.step;
  return ahead > 0;
}

/**
 * The result that the micro-steps from `from` up to, not including, `end` are taken for. It is the result of the
 * neuron-sized step in which they end, or the last micro-step if they end before that result. Null where nothing is
 * computed.
 * @param {PlanView} plan @param {number} from @param {number} end @returns {Asked | null}
 */
export function resultOf(plan, from, end) {
  if (end < 1 || end > plan.stepCount) return null;
  const group = plan.groupOf(end - 1);
  const first = Math.max(from, plan.groupStarts[group]);
  const found = RESULTS[plan.groupPhase(group)].map((kind) => firstOf(plan, kind, first, end));
  const step = found.find((each) => each >= 0) ?? end - 1;
  if (KNOWN.has(plan.kindOf(step))) return null;
  return { step, kind: plan.kindOf(step), id: plan.idOf(step) };
}

/** The first micro-step of a kind; -1 if there is none. @param {PlanView} plan @param {StepKind} kind @param {number} first @param {number} end */
function firstOf(plan, kind, first, end) {
  const own = plan.neuronOf(plan.groupOf(first));
  for (let step = first; step < end; step += 1) {
    // What reaches an input is summed in the step of a neuron after it.
    const others = kind === "grad_sum" && plan.idOf(step) !== own;
    if (plan.kindOf(step) === kind && !others) return kind === "loss" ? tellingLoss(plan, step, first) : step;
  }
  return -1;
}

/** The loss of a single output tells L. @param {PlanView} plan @param {number} loss @param {number} first */
function tellingLoss(plan, loss, first) {
  const parts = loss - plan.groupStarts[plan.groupOf(loss)];
  return parts === 1 && loss > first ? loss - 1 : loss;
}
