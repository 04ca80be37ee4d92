/** Snaps a neuron to the rows and columns of the others when it is near them. Pure. */

/** The snap distance in pixels of the screen. */
const REACH = 8;

/**
 * Whether what is placed or moved stands where the pointer puts it: by the reader's choice, or while Ctrl or Cmd is held.
 * @param {{ snapping: { peek: () => boolean } }} view @param {Pick<PointerEvent, "ctrlKey" | "metaKey">} held
 */
export const placesFreely = ({ snapping }, { ctrlKey, metaKey }) => ctrlKey || metaKey || !snapping.peek();

/** The snap distance in world units. @param {number} scale pixels per world unit */
export const reachAt = (scale) => REACH / scale;

/**
 * @param {{ x: number, y: number }} wish in world units
 * @param {readonly { x?: number, y?: number }[]} others
 * @param {number} scale pixels per world unit
 */
export function snap(wish, others, scale) {
  const reach = reachAt(scale);
  return {
    x: nearest(
      wish.x,
      others.map(({ x = 0 }) => x),
      reach,
    ),
    y: nearest(
      wish.y,
      others.map(({ y = 0 }) => y),
      reach,
    ),
  };
}

/** The nearest line within reach; else the wish itself, a whole number. @param {number} wish @param {readonly number[]} lines @param {number} reach */
export function nearest(wish, lines, reach) {
  let best = Math.round(wish);
  let gap = reach;
  for (const line of lines) {
    if (Math.abs(line - wish) < gap) [best, gap] = [line, Math.abs(line - wish)];
  }
  return best;
}
