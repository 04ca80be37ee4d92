/**
 * A picture as SVG: the same strokes that a canvas replays, written as elements; text stays text. A network lies inside
 * as the document format, so that the file opens again. Must not know what the picture shows.
 *
 * @import { Strokes } from "../layers/strokes.js"
 * @import { Picture } from "./picture.js"
 */

import { IS_STYLE } from "../layers/strokes.js";
import { createWay } from "./way.js";

/** What marks the network inside a file; the page finds it again by this id. */
export const INSIDE = "backprop-canvas";
const FONT = /^(italic )?(?:(\d+) )?([\d.e+-]+)px (.+)$/;
/** Names under which programs know the fonts of the page when they are installed. @type {Readonly<Record<string, string>>} */
const STACKS = {
  '"IBM Plex Sans Variable", sans-serif': "'IBM Plex Sans Variable', 'IBM Plex Sans', sans-serif",
  "KaTeX_Math, serif": "KaTeX_Math, 'Latin Modern Math', 'STIX Two Math', serif",
  "KaTeX_Main, serif": "KaTeX_Main, 'Latin Modern Roman', 'STIX Two Text', serif",
};
const ANCHORS = { left: "start", center: "middle", right: "end" };
const INITIAL = {
  fillStyle: "#000000",
  strokeStyle: "#000000",
  lineWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  font: "10px sans-serif",
  textAlign: "left",
  globalAlpha: 1,
  dash: /** @type {number[]} */ ([]),
};

/**
 * @param {Picture} picture
 * @param {object} about
 * @param {string} about.title
 * @param {unknown} about.inside the network that the file holds, as the document format
 * @param {(text: string, font: string) => number} about.widthOf the width of a text, so that another font takes no more
 *   room
 * @returns {string}
 */
export function svgOf({ strokes, bounds: { x, y, w, h }, zoom, paper }, { title, inside, widthOf }) {
  const frame = [x, y, w, h].map(short);
  const [width, height] = [w * zoom, h * zoom].map(Math.round);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${frame.join(" ")}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<metadata id="${INSIDE}">${withoutMarkup(JSON.stringify(inside))}</metadata>`,
    `<rect x="${frame[0]}" y="${frame[1]}" width="${frame[2]}" height="${frame[3]}" fill="${paper}"/>`,
    ...elementsOf(strokes, widthOf),
    "</svg>\n",
  ].join("\n");
}

/** @param {Strokes} strokes @param {(text: string, font: string) => number} widthOf */
function elementsOf(strokes, widthOf) {
  const { methods, style, done } = createWriter(widthOf);
  for (let i = 0; i < strokes.length; ) {
    const name = /** @type {string} */ (strokes[i]);
    const end = i + 2 + /** @type {number} */ (strokes[i + 1]);
    const given = strokes.slice(i + 2, end);
    if (IS_STYLE.has(name)) style(name, given[0]);
    else methods[name](...given);
    i = end;
  }
  return done();
}

/**
 * Writes what painters call, as elements. `methods`: all methods that painters have, by name.
 * @param {(text: string, font: string) => number} widthOf
 */
export function createWriter(widthOf) {
  let look = { ...INITIAL };
  const kept = /** @type {{ look: typeof INITIAL, clips: number }[]} */ ([]);
  const out = /** @type {string[]} */ ([]);
  let [clips, clipped] = [0, 0];
  const way = createWay();

  /** @param {string} d */
  const filled = (d) => {
    if (d !== "") out.push(`<path d="${d}" fill="${look.fillStyle}"${alpha(look)}/>`);
  };
  /** @param {string} d */
  const stroked = (d) => {
    if (d !== "") out.push(`<path d="${d}" ${lineOf(look)}${alpha(look)}/>`);
  };
  /** @param {[number, number, number, number]} box */
  const boxed = (...box) => {
    const own = createWay();
    own.rect(...box);
    return own.d();
  };
  const painting = {
    setLineDash(/** @type {number[]} */ ...dash) {
      look = { ...look, dash };
    },
    save: () => void kept.push({ look, clips: clipped }),
    restore() {
      const before = kept.pop();
      if (!before) return;
      for (; clipped > before.clips; clipped -= 1) out.push("</g>");
      look = before.look;
    },
    clip() {
      clips += 1;
      clipped += 1;
      out.push(
        `<clipPath id="clip-${clips}"><path d="${way.d()}"/></clipPath><g clip-path="url(#clip-${clips})">`,
      );
    },
    fill: () => filled(way.d()),
    stroke: () => stroked(way.d()),
    fillRect: (/** @type {[number, number, number, number]} */ ...box) => filled(boxed(...box)),
    strokeRect: (/** @type {[number, number, number, number]} */ ...box) => stroked(boxed(...box)),
    fillText(/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) {
      if (text.trim() !== "") out.push(textOf(text, x, y, look, widthOf));
    },
  };
  const { d: _, ...drawing } = way;
  return {
    methods: /** @type {Record<string, (...given: any[]) => void>} */ ({ ...drawing, ...painting }),
    /** @param {string} name @param {unknown} value */
    style(name, value) {
      look = { ...look, [name]: value };
    },
    done: () => [...out, ...Array(clipped).fill("</g>")],
  };
}

/** @param {typeof INITIAL} look */
const alpha = ({ globalAlpha }) => (globalAlpha === 1 ? "" : ` opacity="${short(globalAlpha)}"`);

/** @param {typeof INITIAL} look */
function lineOf({ strokeStyle, lineWidth, lineCap, lineJoin, dash }) {
  const cap = lineCap === "butt" ? "" : ` stroke-linecap="${lineCap}"`;
  const join = lineJoin === "miter" ? "" : ` stroke-linejoin="${lineJoin}"`;
  const dashes = dash.length === 0 ? "" : ` stroke-dasharray="${dash.map(short).join(" ")}"`;
  return `fill="none" stroke="${strokeStyle}" stroke-width="${short(lineWidth)}"${cap}${join}${dashes}`;
}

/** The size at which texts are measured, in pixels. */
const MEASURED = 100;

/**
 * @param {string} text @param {number} x @param {number} y @param {typeof INITIAL} look
 * @param {(text: string, font: string) => number} widthOf
 */
function textOf(text, x, y, look, widthOf) {
  const [, italic, weight, size, family] = FONT.exec(look.font) ?? ["", "", "", "10", "sans-serif"];
  const anchor = ANCHORS[/** @type {keyof typeof ANCHORS} */ (look.textAlign)] ?? "start";
  const font = `font-family="${STACKS[family ?? ""] ?? escaped(family ?? "")}" font-size="${short(Number(size))}"`;
  const style = `${italic ? ' font-style="italic"' : ""}${weight ? ` font-weight="${weight}"` : ""}`;
  // Another font takes no more room than the page's own, measured where no letter is rounded to pixels.
  const large = look.font.replace(`${size}px`, `${MEASURED}px`);
  const length = (widthOf(text, large) * Number(size)) / MEASURED;
  const width = ` textLength="${short(length)}" lengthAdjust="spacingAndGlyphs"`;
  return `<text x="${short(x)}" y="${short(y)}" ${font}${style} text-anchor="${anchor}"${width} fill="${look.fillStyle}"${alpha(look)}>${escaped(text)}</text>`;
}

/** @param {number} value */
const short = (value) => String(Math.round(value * 1000) / 1000);

/** @type {Readonly<Record<string, string>>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** XML has no place for control characters. @param {string} text */
const escaped = (text) => text.replace(/\p{Cc}/gu, "").replace(/[&<>"]/gu, (sign) => ENTITIES[sign]);

/** JSON in which no sign has a meaning to XML. @param {string} json */
const withoutMarkup = (json) => json.replace(/[<>&]/gu, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
