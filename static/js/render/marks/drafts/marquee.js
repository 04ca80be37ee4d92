/** The rectangle that selects what it goes round. Must not know what is in it. */

/** @param {import("../pen.js").Pen} pen @param {import("./draft.js").MarqueeDraft} draft */
export function paintMarquee({ to, theme, zoom }, draft) {
  const [x, y] = [Math.min(draft.from.x, draft.to.x), Math.min(draft.from.y, draft.to.y)];
  const [w, h] = [Math.abs(draft.from.x - draft.to.x), Math.abs(draft.from.y - draft.to.y)];
  to.fillStyle = theme.marker;
  to.globalAlpha = 0.2;
  to.fillRect(x, y, w, h);
  to.globalAlpha = 1;
  to.strokeStyle = theme.markerLine;
  to.lineWidth = 1.5 / zoom;
  to.strokeRect(x, y, w, h);
}
