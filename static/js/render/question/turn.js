/**
 * A turned parameter on the canvas: the ripple of changes through the network, ΔL beside L, and a note on the
 * other knobs that they are held. Each neuron's change is magnified by a factor that is stated in words. ΔL
 * is printed with its own number of digits, and so are L before and after where L itself has no room for them. Must not know the plot.
 *
 * @import { Turned } from "../../protocol/messages.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Body } from "../scene/bodies.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Words } from "./walk.js"
 * @import { Piece } from "./text.js"
 *
 * @typedef {{ body: Body, change: number }} Wave
 * @typedef {{ factor: number, waves: Wave[], words: { rect: Rect, pieces: Piece[], colour: "ink" | "second" }[],
 *   held: Words[], size: number }} LaidTurn
 */

import { floats } from "../../lib/bytes.js";
import { changed, digitsApart, number } from "../../lib/format.js";
import { showsWhole } from "../marks/neurons.js";
import { dialPart } from "../marks/scale.js";
import { fillOf } from "../marks/signs.js";
import { drawPieces, phrase, widthOf } from "./text.js";
import { paintHeld, placeHeld } from "./walk.js";
import { field, groundOf, take } from "./word_places.js";

/** The largest fraction of a full turn that a change may fill. */
const MOST = 0.5;
const TOP = -Math.PI / 2;
const TURN = 2 * Math.PI;
const BAND = { out: 8, width: 6, hollow: 3 };
const FIELD = { step: 12, reach: 130 };
const LINE = 1.3;
/** At most this many other knobs are labelled as held. */
const MOST_HELD = 12;

/**
 * The power of ten by which changes are magnified. It is the largest that keeps the largest change within
 * half a dial; 1 if nothing changes.
 * @param {ArrayLike<number>} changes
 */
export function magnification(changes) {
  const largest = Math.max(0, ...Array.from(changes, Math.abs).filter(Number.isFinite));
  return largest === 0 ? 1 : Math.max(1, 10 ** Math.floor(Math.log10(MOST / largest)));
}

/** @param {Pen} pen @param {Turned} answer @returns {LaidTurn} */
export function layTurn(pen, answer) {
  const { scene, index, sizes } = pen;
  const changes = floats(answer.neurons);
  const factor = magnification(changes);
  const waves = [...index.neurons.keys()].flatMap((id, i) => {
    const body = scene.body.get(id);
    if (!body || body.square || !changes[i]) return [];
    return [{ body, change: changes[i] }];
  });
  const ground = groundOf(pen, null, []);
  const size = sizes.label;
  const words = [];
  if (answer.change !== 0 && scene.loss)
    words.push(
      placed(
        pen,
        ground,
        [scene.loss.box],
        [
          ...beforeAndAfter(pen, scene.loss, answer),
          { kind: "upright", text: "Δ" },
          { kind: "name", text: "L" },
          { kind: "sans", text: ` ${changed(0, answer.change)[2]}` },
        ],
        "ink",
      ),
    );
  if (waves.length > 0)
    words.push(
      placed(
        pen,
        ground,
        waves.map(({ body }) => body.box),
        phrase("turn_ripple", { factor: factor.toLocaleString("en") }).map(({ text }) => ({
          kind: "sans",
          text,
        })),
        "second",
      ),
    );
  const others = [
    ...new Set([...scene.knobs.values()].map(({ parameter }) => `parameter:${parameter}`)),
  ].filter((key) => key !== answer.parameter);
  const held = others.length <= MOST_HELD && !sizes.compact ? placeHeld(pen, ground, others) : [];
  return { factor, waves, words: words.filter((each) => each !== null), held, size };
}

/**
 * L before and after, with the digits that tell them apart, where these have no room inside L itself.
 * @param {Pen} pen @param {Body} body @param {Turned} answer @returns {Piece[]}
 */
export function beforeAndAfter(pen, body, { loss, loss_turned }) {
  const digits = digitsApart(loss, loss_turned);
  const [before, after] = [loss, loss_turned].map((value) => number(value, digits));
  if (before === after || showsWhole({ ...pen, digits }, body, loss_turned)) return [];
  return [
    { kind: "name", text: "L" },
    { kind: "sans", text: ` ${before} → ${after}, ` },
  ];
}

/**
 * @param {Pen} pen @param {import("./word_places.js").Ground} ground @param {readonly Rect[]} near
 * @param {Piece[]} pieces @param {"ink" | "second"} colour
 */
function placed(pen, ground, near, pieces, colour) {
  const { sizes, type } = pen;
  const extent = { w: widthOf(pieces, type, sizes.label), h: sizes.label * LINE };
  const options = near.flatMap((rect) =>
    field(rect, extent, FIELD.step * sizes.scale, { reach: FIELD.reach * sizes.scale, frame: ground.frame }),
  );
  const rect = take(ground, options);
  return rect && { rect, pieces, colour };
}

/** Paints the words, below the marks. @param {Pen} pen @param {LaidTurn} laid @param {boolean} current */
export function paintTurn(pen, { words, held, size }, current) {
  paintHeld(pen, held);
  for (const { rect, pieces, colour } of words)
    drawPieces(
      pen,
      pieces,
      rect.x,
      rect.y + rect.h * 0.77,
      size,
      current ? pen.theme[colour] : pen.theme.second,
    );
}

/**
 * Paints the ripple around the dials. Each band starts where the filled part of the dial ended before the turn. An increase is
 * clockwise and solid; a decrease is anticlockwise and hollow.
 * @param {Pen} pen @param {LaidTurn} laid @param {boolean} current
 */
export function paintRipple(pen, { factor, waves }, current) {
  const { to, theme, sizes, read } = pen;
  to.lineCap = "butt";
  for (const { body, change } of waves) {
    const { value } = read.a(body.id);
    const from = dialPart(current ? value - change : value, pen.bounded(body.id));
    const fill = fillOf(pen, "value", change);
    const begin = TOP + from * TURN;
    const turn = Math.min(Math.abs(change) * factor, 1) * TURN * Math.sign(change);
    to.beginPath();
    to.arc(body.x, body.y, body.r + BAND.out * sizes.scale, begin, begin + turn, turn < 0);
    to.strokeStyle = current ? fill.colour : theme.line;
    to.lineWidth = BAND.width * sizes.scale;
    to.stroke();
    if (fill.positive) continue;
    to.strokeStyle = theme.paper;
    to.lineWidth = BAND.hollow * sizes.scale;
    to.stroke();
  }
}
