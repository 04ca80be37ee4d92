/**
 * The stage as stacked canvases, one for each rate of change, each at the full resolution of the screen.
 * Watches the size of its host; must not know what is painted.
 *
 * @import { View } from "../fitting/view.js"
 *
 * @typedef {{ canvas: HTMLCanvasElement, context: CanvasRenderingContext2D }} Layer
 */

/**
 * Puts the canvases, lowest first, before the existing children of the host.
 * @param {HTMLElement} host positioned
 * @param {number} count
 * @param {(size: { width: number, height: number }) => void} onResize called with the size in CSS pixels,
 *   also once at the start
 */
export function createLayers(host, count, onResize) {
  const layers = Array.from({ length: count }, () => layer());
  host.prepend(...layers.map(({ canvas }) => canvas));
  let ratio = 1;
  let turns = 0;
  /** Device pixels per CSS pixel that are asked for; null: those of the screen. @type {number | null} */
  let asked = null;

  /** @param {number} width @param {number} height device pixels @param {DOMRectReadOnly} box CSS pixels */
  function resize(width, height, box) {
    ratio = box.width > 0 ? width / box.width : devicePixelRatio;
    for (const { canvas } of layers) {
      canvas.width = Math.max(1, width);
      canvas.height = Math.max(1, height);
    }
    turns += 1;
    onResize({ width: box.width, height: box.height });
  }

  /** @param {number} density @param {DOMRectReadOnly} box */
  const resizeAt = (density, box) =>
    resize(Math.round(box.width * density), Math.round(box.height * density), box);

  const observer = new ResizeObserver(([entry]) => {
    const box = entry.contentRect;
    if (asked !== null) return resizeAt(asked, box);
    const [width, height] = [box.width * devicePixelRatio, box.height * devicePixelRatio];
    const exact = entry.devicePixelContentBoxSize?.[0];
    // A browser that emulates another screen reports its own device pixels, so the number would be wrong.
    const trusted = exact && Math.abs(exact.inlineSize - width) < 2 && Math.abs(exact.blockSize - height) < 2;
    if (trusted) resize(exact.inlineSize, exact.blockSize, box);
    else resizeAt(devicePixelRatio, box);
    return undefined;
  });
  try {
    observer.observe(host, { box: "device-pixel-content-box" });
  } catch {
    // Safari does not support this box; there the size is rounded.
    observer.observe(host);
  }
  return {
    layers,
    /** Takes the present size of the host at once, in a resolution; null: that of the screen. @param {number | null} density */
    measure(density) {
      asked = density;
      const { clientWidth: width, clientHeight: height } = host;
      resizeAt(density ?? devicePixelRatio, new DOMRect(0, 0, width, height));
    },
    /**
     * Shows a layer that is painted in one view as it lies in another, as sharp as it is.
     * @param {number} at @param {View} from @param {View} to
     */
    align(at, from, to) {
      const scale = to.zoom / from.zoom;
      const [x, y] = [to.x - from.x * scale, to.y - from.y * scale];
      const moved = from !== to;
      layers[at].canvas.style.transform = moved ? `translate(${x}px, ${y}px) scale(${scale})` : "";
    },
    /** Device pixels per CSS pixel. */
    ratio: () => ratio,
    /** How often a change of size has emptied the canvases. */
    turns: () => turns,
    destroy() {
      observer.disconnect();
      for (const { canvas } of layers) canvas.remove();
    },
  };
}

/** @returns {Layer} */
function layer() {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  Object.assign(canvas.style, {
    position: "absolute",
    inset: "0",
    inlineSize: "100%",
    blockSize: "100%",
    pointerEvents: "none",
    transformOrigin: "0 0",
  });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser cannot draw on a canvas");
  return { canvas, context };
}
