/**
 * The first visit as a plain value: which parameter it asks for, the micro-step it plays to, and the
 * caption of each phase, as codes of the catalogue. Must not know clocks, the server or the drawing.
 *
 * @import { Document } from "../protocol/messages.js"
 * @import { PlanView } from "../model/run/plan.js"
 *
 * @typedef {"caption_inputs" | "caption_forward" | "caption_loss" | "caption_backward"} CaptionCode
 *
 * @typedef {object} Tour
 * @property {string} parameter the id of the parameter whose gradient is asked for
 * @property {string} edge the edge on which its knob stands
 * @property {string} name of the parameter
 * @property {number} until the micro-step at which its gradient has landed with all of its group
 */

/**
 * Asks for the weight of the first edge; null where nothing can run or there is no edge.
 * @param {Document | null} document @param {PlanView | null} plan @returns {Tour | null}
 */
export function tourOf(document, plan) {
  const edge = document?.edges[0];
  if (!document || !plan || !edge) return null;
  const last = Math.max(...usesOf(document, edge.weight).map(([kind, id]) => plan.stepOf(kind, id)));
  if (last < 0) return null;
  const { name } = document.parameters.find(({ id }) => id === edge.weight) ?? {};
  const until = plan.groupStarts[plan.groupOf(last) + 1];
  return { parameter: edge.weight, edge: edge.id, name: name ?? edge.weight, until };
}

/**
 * The steps that compute the gradients of a parameter's uses.
 * @param {Document} document @param {string} parameter @returns {["grad_weight" | "grad_z", string][]}
 */
function usesOf({ edges, neurons }, parameter) {
  return [
    ...edges
      .filter(({ weight }) => weight === parameter)
      .map(({ id }) => /** @type {["grad_weight", string]} */ (["grad_weight", id])),
    ...neurons
      .filter(({ bias }) => bias === parameter)
      .map(({ id }) => /** @type {["grad_z", string]} */ (["grad_z", id])),
  ];
}

/**
 * What is said while a micro-step is on its way; null before the first and once the gradient has landed.
 * @param {Tour} tour @param {PlanView} plan @param {number} shown micro-steps landed
 * @param {boolean} moving whether the next one is on its way
 * @returns {{ code: CaptionCode, values: { name: string } } | null}
 */
export function captionOf(tour, plan, shown, moving) {
  if (shown >= tour.until || (shown === 0 && !moving)) return null;
  const phase = plan.groupPhase(plan.groupOf(moving ? shown : shown - 1));
  return phase === "update" || phase === "gather"
    ? null
    : { code: `caption_${phase}`, values: { name: tour.name } };
}
