/**
 * The parts that a crowded drawing leaves out: first the knobs with their names, then the shapes of the
 * edges. Pure; must not know where anything stands.
 *
 * @typedef {object} Crowding
 * @property {boolean} crowded whether only knobs that somebody looks at are shown
 * @property {boolean} folded whether the same is asked for in a drawing with room for all
 * @property {boolean} plain whether edges are single straight lines, without a check for crossings
 */

/** With at most this many edges, all knobs are shown. */
export const KNOB_EDGES = 24;
/** With at most this many edges, each edge is examined. */
const SHAPED_EDGES = 400;

/** @param {number} edges how many there are @param {boolean} [folded] @returns {Crowding} */
export const crowdingOf = (edges, folded = false) => ({
  crowded: edges > KNOB_EDGES,
  folded,
  plain: edges > SHAPED_EDGES,
});

/**
 * Whether the knob on a line is shown.
 * @param {Crowding} crowding @param {{ kind: "edge" | "loss", id: string }} line
 * @param {ReadonlySet<string>} asked edges and "target:<output>" that somebody looks at
 */
export const knobStands = ({ crowded, folded }, { kind, id }, asked) =>
  !(crowded || folded) || asked.has(kind === "edge" ? id : `target:${id}`);
