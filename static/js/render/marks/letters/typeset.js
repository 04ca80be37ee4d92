/**
 * Sets names and numbers on the canvas. Names use the font of the formulas, italic with subscripts. Numbers
 * use the page's sans with figures of equal width. Measures and draws; must not know where text stands.
 *
 * @import { Brush } from "../../layers/strokes.js"
 * @import { Run } from "./pieces.js"
 *
 * @typedef {{ runs: Run[], width: number }} Setting
 * @typedef {"left" | "center" | "right"} Align
 */

import { inLetters } from "../../../lib/letters.js";
import { pieces } from "./pieces.js";

const SANS = '"IBM Plex Sans Variable", sans-serif';
const FONTS = { math: "KaTeX_Math, serif", main: "KaTeX_Main, serif" };
const PLAIN = /^[\d.−]+$/;
/** The part of a shortened name that is its end. */
const END = 0.4;
const ELLIPSIS = "…";
/** Names of the loss, whose letter the document chooses. */
const LOSSES = new Set(["L", "L_n"]);
/** Text is measured once, at this size; other sizes are scaled from it. */
const MEASURED = 100;
/** The limit of remembered widths. Numbers change often, so all widths are forgotten beyond it. */
const REMEMBERED = 4000;

/** @param {"math" | "main"} font @param {number} size */
const face = (font, size) => `${font === "math" ? "italic " : ""}${size}px ${FONTS[font]}`;

/** The font of numbers and labels. @param {number} size @param {number} [weight] */
export const sans = (size, weight = 500) => `${weight} ${size}px ${SANS}`;

/** Fonts that must be loaded before anything is measured. */
export const FACES = [face("math", 20), face("main", 20), sans(16), sans(16, 600)];

export function createTypesetter() {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, Setting>} */
  const settings = new Map();
  /** @type {Map<string, number>} */
  const widths = new Map();

  /** @param {string} text @param {string} font at the measured size */
  function widthOf(text, font) {
    const key = `${font} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    if (widths.size > REMEMBERED) widths.clear();
    context.font = font;
    const width = context.measureText(text).width / MEASURED;
    widths.set(key, width);
    return width;
  }

  /** @param {string} given */
  function setting(given) {
    const name = LOSSES.has(given) ? inLetters(given) : given;
    const known = settings.get(name);
    if (known) return known;
    const runs = pieces(name);
    let at = 0;
    for (const run of runs) {
      run.at = at;
      at += widthOf(run.text, face(run.font, MEASURED)) * run.size;
    }
    const made = { runs, width: at };
    settings.set(name, made);
    return made;
  }

  /**
   * A name that is no wider than `most`, in letters' sizes: long names often differ at their ends alone.
   * @param {string} name @param {number} most
   */
  function shortened(name, most) {
    let text = name;
    for (let kept = name.length - 1; kept > 0 && setting(text).width > most; kept -= 1) {
      const end = name.length - Math.floor(kept * END);
      text = `${name.slice(0, kept - (name.length - end))}${ELLIPSIS}${name.slice(end)}`;
    }
    return text;
  }

  return {
    /** The width of a name in pixels. @param {string} text @param {number} size */
    name: (text, size) => setting(text).width * size,

    /**
     * The width of a number or label in pixels.
     * @param {string} text @param {number} size @param {number} [weight]
     */
    number(text, size, weight) {
      const font = sans(MEASURED, weight);
      if (!PLAIN.test(text)) return widthOf(text, font) * size;
      // Figures have equal width, so numbers that change with every frame need no measuring.
      let width = 0;
      for (const sign of text) width += widthOf(sign, font);
      return width * size;
    },

    /** The width of a formula's sign. @param {string} text @param {number} size */
    upright: (text, size) => widthOf(text, face("main", MEASURED)) * size,

    /**
     * Draws a formula's signs on a baseline; returns their width.
     * @param {Brush} to @param {string} text @param {number} x @param {number} y @param {number} size
     */
    drawUpright(to, text, x, y, size) {
      to.font = face("main", size);
      to.textAlign = "left";
      to.fillText(text, x, y);
      return widthOf(text, face("main", MEASURED)) * size;
    },

    /** Forgets all widths, because new fonts have loaded. */
    forget() {
      settings.clear();
      widths.clear();
    },

    /**
     * Draws a name on a baseline; if it is wider than allowed, it is drawn smaller, and cut short rather than drawn
     * smaller than the least size. Returns its width.
     * @param {Brush} to @param {string} text @param {number} x @param {number} y @param {number} size
     * @param {{ align?: Align, most?: number, least?: number }} [how]
     */
    drawName(to, text, x, y, size, { align = "left", most = Infinity, least = 0 } = {}) {
      const { runs, width } = setting(shortened(text, most / Math.min(size, Math.max(least, 1e-6))));
      const fit = Math.min(size, most / Math.max(width, 1e-6));
      const left = x - shift(align) * width * fit;
      to.textAlign = "left";
      for (const run of runs) {
        to.font = face(run.font, run.size * fit);
        to.fillText(run.text, left + run.at * fit, y + run.drop * fit);
      }
      return width * fit;
    },
  };
}

/** @typedef {ReturnType<typeof createTypesetter>} Typesetter */

/** @param {Align} align */
const shift = (align) => (align === "left" ? 0 : align === "center" ? 0.5 : 1);
