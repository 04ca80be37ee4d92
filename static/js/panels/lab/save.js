// A picture of the margin as a file: what stands there as SVG or PNG, its numbers as CSV. Styles are written into the
// elements, since a file has no style sheet. Must not know what the picture shows.

import { save } from "../parts/copying.js";

/** Properties that the style sheet sets. */
const STYLED = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-linejoin",
  "opacity",
  "font-size",
  "font-weight",
  "font-family",
  "text-anchor",
  "color",
];
const SVG = "http://www.w3.org/2000/svg";
/** Pixels of a PNG for each of the page. */
const DENSITY = 2;

/** @param {HTMLElement} figure @param {string} name */
export function saveSvg(figure, name) {
  save(new Blob([svgOf(figure)], { type: "image/svg+xml" }), `${name}.svg`);
}

/** @param {HTMLElement} figure @param {string} name */
export async function savePng(figure, name) {
  const { width, height } = figure.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(figure))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(width * DENSITY), Math.ceil(height * DENSITY)];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save(blob, `${name}.png`));
}

/** @param {readonly (readonly (string | number)[])[]} rows @param {string} name */
export function saveCsv(rows, name) {
  const text = rows.map((row) => row.map(cellText).join(",")).join("\r\n");
  save(new Blob([`${text}\r\n`], { type: "text/csv" }), `${name}.csv`);
}

/** Text that a spreadsheet would take for a formula is quoted as text. @param {string | number} cell */
export const cellText = (cell) =>
  typeof cell === "number"
    ? String(cell)
    : /[",\n]|^[=+\-@]/u.test(cell)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;

/** Everything that is drawn within an element, at its place. @param {HTMLElement} figure */
function svgOf(figure) {
  const frame = figure.getBoundingClientRect();
  const root = document.createElementNS(SVG, "svg");
  root.setAttribute("xmlns", SVG);
  size(root, frame.width, frame.height);
  const paper = document.createElementNS(SVG, "rect");
  size(paper, frame.width, frame.height);
  paper.setAttribute("fill", getComputedStyle(document.documentElement).getPropertyValue("--paper"));
  root.append(paper);
  for (const element of figure.querySelectorAll("canvas, svg, span, b, th, td, caption")) {
    if (element.closest("svg") !== null && element.tagName !== "svg") continue;
    const box = element.getBoundingClientRect();
    const part = partOf(element, box);
    if (part) root.append(moved(part, box.x - frame.x, box.y - frame.y));
  }
  return new XMLSerializer().serializeToString(root);
}

/** @param {Element} element @param {DOMRect} box @returns {Element | null} */
function partOf(element, box) {
  if (element instanceof HTMLCanvasElement) {
    const image = document.createElementNS(SVG, "image");
    image.setAttribute("href", element.toDataURL());
    image.setAttribute("preserveAspectRatio", "none");
    return size(image, box.width, box.height);
  }
  if (element instanceof SVGElement) {
    const copy = /** @type {SVGElement} */ (element.cloneNode(true));
    const copies = [copy, ...copy.querySelectorAll("*")];
    [element, ...element.querySelectorAll("*")].forEach((each, at) => {
      const style = getComputedStyle(each);
      for (const name of STYLED) copies[at].setAttribute(name, style.getPropertyValue(name));
    });
    return size(copy, box.width, box.height);
  }
  const words = element.children.length === 0 ? (element.textContent ?? "") : "";
  if (words.trim() === "") return null;
  const style = getComputedStyle(element);
  const text = document.createElementNS(SVG, "text");
  text.textContent = words;
  text.setAttribute("y", String(box.height * 0.75));
  text.setAttribute("fill", style.color);
  text.setAttribute("font-size", style.fontSize);
  text.setAttribute("font-weight", style.fontWeight);
  text.setAttribute("font-family", "sans-serif");
  return text;
}

/** @param {Element} element @param {number} width @param {number} height */
function size(element, width, height) {
  element.setAttribute("width", String(width));
  element.setAttribute("height", String(height));
  return element;
}

/** @param {Element} part @param {number} x @param {number} y */
function moved(part, x, y) {
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("transform", `translate(${x} ${y})`);
  group.append(part);
  return group;
}
