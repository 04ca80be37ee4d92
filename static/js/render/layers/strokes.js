/**
 * A brush that records its strokes and paints nothing. Two recordings can be compared, so that only the
 * differences are painted. Must not know what the strokes show.
 *
 * The part of a canvas that painters use; a recording can replace the canvas.
 * @typedef {Pick<CanvasRenderingContext2D, typeof STYLES[number] | typeof METHODS[number]>} Brush
 *
 * A flat list: a method's name, the number of its arguments, its arguments; then the next method.
 * @typedef {(string | number | boolean)[]} Strokes
 */

export const STYLES = /** @type {const} */ ([
  "fillStyle",
  "strokeStyle",
  "lineWidth",
  "lineCap",
  "lineJoin",
  "font",
  "textAlign",
  "globalAlpha",
]);
export const METHODS = /** @type {const} */ ([
  "beginPath",
  "closePath",
  "moveTo",
  "lineTo",
  "quadraticCurveTo",
  "arc",
  "rect",
  "roundRect",
  "fill",
  "stroke",
  "clip",
  "fillRect",
  "strokeRect",
  "fillText",
  "setLineDash",
  "save",
  "restore",
]);

/** @type {ReadonlySet<string>} */
export const IS_STYLE = new Set(STYLES);
/** @type {Record<string, PropertyDescriptor>} */
const WRITERS = {};
for (const style of STYLES) {
  WRITERS[style] = {
    /** @this {{ strokes: Strokes }} @param {string | number} value */
    set(value) {
      this.strokes.push(style, 1, value);
    },
  };
}
for (const method of METHODS) {
  WRITERS[method] = {
    /** @this {{ strokes: Strokes }} @param {...(number | string | boolean | number[])} given */
    value(...given) {
      const flat = /** @type {Strokes} */ (given.flat());
      this.strokes.push(method, flat.length, ...flat);
    },
  };
}
/** A whole path is recorded as the calls that made it. */
WRITERS.stroke = {
  /** @this {{ strokes: Strokes }} @param {Trail} [path] */
  value(path) {
    if (path) this.strokes.push("beginPath", 0, ...path.strokes);
    this.strokes.push("stroke", 0);
  },
};
const RECORDER = Object.create(null, WRITERS);

/** A path that can be recorded, as a browser's own path cannot be. */
export class Trail {
  /** @type {Strokes} */
  strokes = [];

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.strokes.push("moveTo", 2, x, y);
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.strokes.push("lineTo", 2, x, y);
  }
}

/**
 * Records what a painter does with a brush.
 * @param {(brush: Brush) => void} paint @returns {Strokes}
 */
export function record(paint) {
  const recorder = Object.create(RECORDER);
  recorder.strokes = [];
  paint(recorder);
  return recorder.strokes;
}

/** @param {Strokes} one @param {Strokes} other */
export const sameStrokes = (one, other) =>
  one.length === other.length && one.every((part, i) => Object.is(part, other[i]));

/** Replays recorded strokes. @param {CanvasRenderingContext2D} to @param {Strokes} strokes */
export function replay(to, strokes) {
  /** @type {Record<string, any>} */
  const brush = to;
  for (let i = 0; i < strokes.length; ) {
    const name = /** @type {string} */ (strokes[i]);
    const end = i + 2 + /** @type {number} */ (strokes[i + 1]);
    const given = strokes.slice(i + 2, end);
    if (name === "setLineDash") to.setLineDash(/** @type {number[]} */ (given));
    else if (IS_STYLE.has(name)) brush[name] = given[0];
    else brush[name](...given);
    i = end;
  }
}
