// The shapes of the activations, for a picture of them. They are drawn, never read: each number beside the
// picture is the engine's. Knows nothing of networks.

const { abs, exp, log1p, max, sign, sin, tanh } = Math;

/** @param {number} z */
const sigmoid = (z) => 1 / (1 + exp(-z));

/** To seven digits; Abramowitz and Stegun, 7.1.26. @param {number} x */
function erf(x) {
  const t = 1 / (1 + 0.3275911 * abs(x));
  const sum =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return sign(x) * (1 - sum * exp(-x * x));
}

/** By their words in the engine's table; one that is missing has no picture. @type {Readonly<Record<string, (z: number) => number>>} */
const SHAPES = Object.freeze({
  linear: (z) => z,
  sigmoid,
  tanh: (z) => tanh(z),
  relu: (z) => max(0, z),
  leaky_relu: (z) => (z > 0 ? z : 0.01 * z),
  elu: (z) => (z > 0 ? z : exp(z) - 1),
  softplus: (z) => max(0, z) + log1p(exp(-abs(z))),
  gelu: (z) => 0.5 * z * (1 + erf(z / Math.SQRT2)),
  silu: (z) => z * sigmoid(z),
  sin: (z) => sin(z),
});

/** @param {string | null | undefined} word @returns {((z: number) => number) | null} */
export const shapeOf = (word) => (word && Object.hasOwn(SHAPES, word) ? SHAPES[word] : null);
