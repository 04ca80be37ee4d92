/**
 * The current path of a canvas as the path of an SVG: the same methods, and what they have drawn so far. Must not know
 * how it is filled or stroked.
 */

const TURN = 2 * Math.PI;

/** @param {number} value */
const short = (value) => String(Math.round(value * 1000) / 1000);
/** @param {string} letter @param {readonly number[]} numbers */
const part = (letter, numbers) => `${letter}${numbers.map(short).join(" ")}`;

export function createWay() {
  /** @type {string[]} */
  let parts = [];
  const goTo = (/** @type {number} */ x, /** @type {number} */ y) =>
    parts.push(part(parts.length === 0 ? "M" : "L", [x, y]));

  return {
    d: () => parts.join(""),
    beginPath() {
      parts = [];
    },
    closePath: () => void parts.push("Z"),
    moveTo: (/** @type {number} */ x, /** @type {number} */ y) => void parts.push(part("M", [x, y])),
    lineTo: (/** @type {number} */ x, /** @type {number} */ y) => void goTo(x, y),
    quadraticCurveTo: (/** @type {number[]} */ ...points) => void parts.push(part("Q", points)),

    /** @param {number} x @param {number} y @param {number} w @param {number} h */
    rect: (x, y, w, h) => void parts.push(`${part("M", [x, y])}h${short(w)}v${short(h)}h${short(-w)}Z`),

    /** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} corner */
    roundRect(x, y, w, h, corner) {
      const r = Math.max(0, Math.min(corner, w / 2, h / 2));
      const turn = (/** @type {number} */ dx, /** @type {number} */ dy) =>
        `${part("a", [r, r, 0, 0, 1, dx, dy])}`;
      parts.push(
        `${part("M", [x + r, y])}h${short(w - 2 * r)}${turn(r, r)}v${short(h - 2 * r)}${turn(-r, r)}`,
        `h${short(2 * r - w)}${turn(-r, -r)}v${short(2 * r - h)}${turn(r, -r)}Z`,
      );
    },

    /** @param {number} x @param {number} y @param {number} r @param {number} from @param {number} until @param {boolean} [back] */
    arc(x, y, r, from, until, back = false) {
      const at = (/** @type {number} */ angle) => [x + r * Math.cos(angle), y + r * Math.sin(angle)];
      const [left, top] = at(from);
      goTo(left, top);
      const round = back ? from - until : until - from;
      const sweep = round >= TURN ? TURN : ((round % TURN) + TURN) % TURN;
      // An arc of a whole turn has no direction, so every arc is two halves.
      const signed = back ? -sweep : sweep;
      for (const angle of [from + signed / 2, from + signed])
        parts.push(part("A", [r, r, 0, 0, back ? 0 : 1, ...at(angle)]));
    },
  };
}
