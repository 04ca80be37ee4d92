/**
 * The stage as stacked canvases, one per rate of change, each as sharp as the screen allows. Watches the
 * size of its host; must not know what is painted.
 *
 * @typedef {{ canvas: HTMLCanvasElement, context: CanvasRenderingContext2D }} Layer
 */

/**
 * Puts canvases, lowest first, before whatever stands in the host.
 * @param {HTMLElement} host positioned
 * @param {number} count
 * @param {(size: { width: number, height: number }) => void} onResize called with CSS pixels, also at first
 */
export function createLayers(host, count, onResize) {
  const layers = Array.from({ length: count }, () => layer());
  host.prepend(...layers.map(({ canvas }) => canvas));
  let ratio = 1;

  /** @param {number} width @param {number} height device pixels @param {DOMRectReadOnly} box CSS pixels */
  function resize(width, height, box) {
    ratio = box.width > 0 ? width / box.width : devicePixelRatio;
    for (const { canvas } of layers) {
      canvas.width = Math.max(1, width);
      canvas.height = Math.max(1, height);
    }
    onResize({ width: box.width, height: box.height });
  }

  const observer = new ResizeObserver(([entry]) => {
    const exact = entry.devicePixelContentBoxSize?.[0];
    const box = entry.contentRect;
    if (exact) resize(exact.inlineSize, exact.blockSize, box);
    else resize(Math.round(box.width * devicePixelRatio), Math.round(box.height * devicePixelRatio), box);
  });
  try {
    observer.observe(host, { box: "device-pixel-content-box" });
  } catch {
    // Safari does not know this box; there the size is rounded.
    observer.observe(host);
  }
  return {
    layers,
    /** Device pixels per CSS pixel. */
    ratio: () => ratio,
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
  });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser cannot draw on a canvas");
  return { canvas, context };
}
