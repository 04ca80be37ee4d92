// The marks of the drawing as small pictures for the legend: discs, chevrons, an edge, rims. Their colours come
// from the style sheet; they know nothing of scales.

import { FLAT } from "../../render/motion/dots.js";
import { html } from "../parts/html.js";

const HEIGHT = 30;
const RIM = { x: 12, y: 15, r: 9.5 };

/** @param {{ w: number, children?: any }} props */
export const Sample = ({ w, children }) => {
  const width = Math.ceil(w) + 2;
  return html`<svg class="sample" width=${width} height=${HEIGHT} viewBox=${`-1 0 ${width} ${HEIGHT}`} aria-hidden="true">${children}</svg>`;
};

export const Edge = () => html`<path class="sample-edge" d="M0 15.5H34" />`;

/** @param {boolean} positive */
const filling = (positive) => (positive ? "solid" : "hollow");

/** @param {{ x: number, y: number, r: number, positive?: boolean }} props */
export const Disc = ({ x, y, r, positive = false }) =>
  html`<circle class=${`sample-value ${filling(positive)}`} cx=${x} cy=${y} r=${positive ? r : r - 1} />`;

/**
 * A number on its way where thousands are: upright for a value, flat for a gradient.
 * @param {{ x: number, y: number, half: number, back?: boolean, positive?: boolean }} props
 */
export function Dot({ x, y, half, back = false, positive = false }) {
  const [wide, high] = [2 * half, 2 * half * (back ? FLAT : 1)];
  return html`<rect class=${`sample-${back ? "gradient" : "value"} ${filling(positive)} dot`}
    x=${x - wide / 2} y=${y - high / 2} width=${wide} height=${high} />`;
}

/** Points to the left, as gradients run. @param {{ x: number, y: number, size: number, positive?: boolean }} props */
export function Chevron({ x, y, size, positive = false }) {
  const half = positive ? size : size - 1;
  const corner = (/** @type {number} */ along, /** @type {number} */ aside) =>
    `${x - along * half} ${y + aside * half}`;
  const d = `M${corner(1, 0)}L${corner(-0.95, 0.92)}L${corner(-0.45, 0)}L${corner(-0.95, -0.92)}Z`;
  return html`<path class=${`sample-gradient ${filling(positive)}`} d=${d} />`;
}

/** Exactly 0. */
export const Zero = () =>
  html`<path class="sample-zero" d="M8.5 15a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0M8.8 20.2L19.2 9.8" />`;

/** Too small for the scale, in the direction of a gradient. */
export const Small = () =>
  html`${[
    [20.5, 3],
    [14, 2.2],
    [9, 1.5],
  ].map(([x, r]) => html`<circle class="sample-gradient solid" cx=${x} cy="15" r=${r} />`)}`;

/** An edge that recedes. */
export const Thin = () => html`<path class="sample-thin" d="M0 19L26 11" />`;

/** A guide of what is dragged. */
export const Guide = () => html`<path class="sample-guide" d="M0 15H30" />`;

/** A path over an edge: two rails, or one thin line. @param {{ zero?: boolean }} props */
export const Path = ({ zero = false }) =>
  zero
    ? html`<path class="sample-zero" d="M0 15H30" />`
    : html`<path class="sample-rail" d="M0 12H30M0 18H30" />`;

/** The rim of a neuron. @param {{ state: "none" | "stale" }} props */
export const Rim = ({
  state,
}) => html`<circle class=${`sample-${state}`} cx=${RIM.x} cy=${RIM.y} r=${RIM.r} />
  ${state === "stale" && html`<text class="sample-sign" x="21" y="13">↻</text>`}`;
