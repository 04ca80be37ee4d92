// The activation of a neuron as a curve with the point where the neuron is; backward with its tangent, whose
// slope is the factor that the step multiplies by. The point and the slope are the engine's numbers. Must not
// know how an activation is computed.

import { number } from "../../lib/format.js";
import { activationRow, neuronName } from "../parts/facts.js";
import { html } from "../parts/html.js";
import { mark, wordOf } from "../parts/prose.js";
import { Say } from "../parts/sentence.js";
import { isFused } from "../rules/delta.js";
import { HEIGHT, phiPlot, WIDTH } from "./phi_plot.js";
import { shapeOf } from "./phi_shape.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Sentence } from "../formula/tokens.js"
 *
 * The picture of a neuron's activation and what stands below it.
 * @typedef {{ shape: (z: number) => number, z: number, a: number, slope: number | null, stale: boolean,
 *   says: Sentence }} Phi
 */

/**
 * What a group of steps shows of a neuron's activation; null where it has no curve, or its numbers have not come.
 * @param {Facts} facts @param {number} group @returns {Phi | null}
 */
export function phiOf(facts, group) {
  const phase = facts.plan?.groupPhase(group);
  const id = facts.plan?.neuronOf(group) ?? null;
  const word = id === null ? undefined : facts.index.neurons.get(id)?.activation;
  const shape = shapeOf(activationRow(facts, word)?.shape);
  if (id === null || shape === null || !word || (phase !== "forward" && phase !== "backward")) return null;
  const [z, a] = [facts.read.z(id), facts.read.a(id)];
  if (z.state === "none" || a.state === "none" || !Number.isFinite(z.value + a.value)) return null;
  const back = phase === "backward";
  const slope = back ? slopeAt(facts, id) : null;
  if (back && slope === null) return null;
  const values = {
    name: mark(neuronName(facts, id)),
    sum: mark(facts.index.notation.pre_activation),
    z: number(z.value),
    a: number(a.value),
    activation: wordOf("activation", word),
    slope: slope === null ? "" : number(slope),
  };
  const stale = a.state === "stale";
  return {
    shape,
    z: z.value,
    a: a.value,
    slope,
    stale,
    says: { code: back ? "phi_tangent" : "phi_point", values },
  };
}

/**
 * φ′ as the step has it: ∂L/∂z divided by ∂L/∂a.
 * @param {Facts} facts
 * @param {string} id
 */
function slopeAt(facts, id) {
  const [arrived, left] = [facts.read.gradA(id), facts.read.gradZ(id)];
  if (isFused(facts, id) || arrived.state === "none" || left.state === "none") return null;
  const slope = left.value / arrived.value;
  return Number.isFinite(slope) ? slope : null;
}

/** @param {{phi: Phi}} props */
export function PhiCurve({ phi }) {
  const { curve, x, y, originX, originY, tangent } = phiPlot(phi.shape, phi);
  return html`<figure class=${phi.stale ? "phi stale" : "phi"} data-testid="phi" data-slope=${phi.slope === null ? undefined : String(phi.slope)}>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path class="axis" d=${`M0 ${originY}H${WIDTH}M${originX} 0V${HEIGHT}`} />
      <path class="guide" d=${`M${x} ${originY}V${y}H${originX}`} />
      <path class="curve" d=${curve} />
      ${tangent && html`<line class="tangent" ...${tangent} />`}
      <circle class="point" cx=${x} cy=${y} r="5.5" />
    </svg>
    <figcaption><${Say} sentence=${phi.says} /></figcaption>
  </figure>`;
}
