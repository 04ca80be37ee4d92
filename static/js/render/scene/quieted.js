/**
 * The words of neurons that have no room: those inside a neuron that another one stands on, and a label or the name of
 * a bias that would cover a body, another word or a knob. What bodies and words do to one another is found once for
 * them; a look brings knobs alone. Pure; must not know what is written.
 *
 * @import { Body } from "./bodies.js"
 * @import { Rect } from "./geometry.js"
 * @import { Grid } from "./grid.js"
 * @import { Knob } from "./layout.js"
 *
 * A word that covers no body. `before`: those that it would cover and that have room before it.
 * @typedef {{ body: Body, kind: "label" | "bias", box: Rect, before: Word[] }} Word
 */

import { cellIn, gridOf, standsIn } from "./free_places.js";
import { around, overlap } from "./geometry.js";
import { createGrid } from "./grid.js";

/** The part of a body that its name and its number fill. */
const INSIDE = { w: 1.4, h: 1.1 };

/** @type {WeakMap<readonly Body[], ReadonlySet<Body>>} */
const buriedFor = new WeakMap();
/** @type {WeakMap<readonly Body[], readonly Word[]>} */
const wordsFor = new WeakMap();

/**
 * The bodies without the words that would cover something.
 * @param {readonly Body[]} bodies @param {readonly Knob[]} knobs that stay @returns {Body[]}
 */
export function quieted(bodies, knobs) {
  /** @type {Grid<Rect>} */
  const taken = createGrid(cellIn(bodies));
  for (const { box, grown } of knobs) for (const rect of [box, grown]) taken.put(rect, rect);
  /** @type {Set<Word>} */
  const stand = new Set();
  for (const word of wordsOf(bodies)) {
    const { box, before } = word;
    const covers =
      before.some((other) => stand.has(other)) || taken.near(box).some((rect) => overlap(rect, box));
    if (!covers) stand.add(word);
  }
  const has = { label: bodiesOf(stand, "label"), bias: bodiesOf(stand, "bias") };
  const buried = buriedIn(bodies);
  return bodies.map((body) => {
    const below = has.label.has(body) || isEmpty(body.label);
    const named = has.bias.has(body) || isEmpty(body.bias?.label);
    const shown = buried.has(body) ? /** @type {Body} */ ({ ...body, texts: "none" }) : body;
    if (below && named) return shown;
    return { ...shown, bias: body.bias && { ...body.bias, silent: !named }, silent: !below };
  });
}

/** The bodies of which another one, painted later, covers what stands inside. @param {readonly Body[]} bodies */
export function buriedIn(bodies) {
  const found = buriedFor.get(bodies);
  if (found) return found;
  const orderOf = new Map(bodies.map((body, i) => [body, i]));
  const isAbove = (/** @type {Body} */ one, /** @type {Body} */ other) =>
    Number(orderOf.get(one)) > Number(orderOf.get(other));
  const buried = bodies.filter((body) => {
    const inside = around(body.x, body.y, INSIDE.w * body.r, INSIDE.h * body.r);
    return gridOf(bodies)
      .near(inside)
      .some((other) => isAbove(other, body) && standsIn(other, inside));
  });
  const made = new Set(buried);
  buriedFor.set(bodies, made);
  return made;
}

/** @param {Rect | null | undefined} box */
const isEmpty = (box) => !box || box.h === 0;

/** @param {ReadonlySet<Word>} words @param {Word["kind"]} kind */
const bodiesOf = (words, kind) =>
  new Set([...words].filter((word) => word.kind === kind).map(({ body }) => body));

/** Labels before the names of biases. @param {readonly Body[]} bodies @returns {readonly Word[]} */
function wordsOf(bodies) {
  const found = wordsFor.get(bodies);
  if (found) return found;
  const cell = cellIn(bodies);
  const ground = gridOf(bodies);
  /** @type {Grid<{ id: string, square: Rect }>} */
  const squares = createGrid(cell);
  for (const { id, bias } of bodies) if (bias) squares.put(bias.square, { id, square: bias.square });
  /** @type {Grid<Word>} */
  const standing = createGrid(cell);
  /** @type {Word[]} */
  const words = [];
  for (const kind of /** @type {const} */ (["label", "bias"])) {
    for (const body of bodies) {
      const box = kind === "label" ? body.label : body.bias?.label;
      if (!box || isEmpty(box)) continue;
      const covers =
        ground.near(box).some((other) => other !== body && standsIn(other, box)) ||
        squares.near(box).some(({ id, square }) => id !== body.id && overlap(square, box));
      if (covers) continue;
      const before = standing.near(box).filter((other) => overlap(other.box, box));
      const word = { body, kind, box, before };
      words.push(word);
      standing.put(box, word);
    }
  }
  wordsFor.set(bodies, words);
  return words;
}
