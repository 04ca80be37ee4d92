/**
 * What a crowded drawing leaves out: the knobs with their names, then the shape of the edges. Pure; must not know
 * where anything stands.
 *
 * @typedef {object} Crowding
 * @property {boolean} crowded whether knobs stand only where somebody looks
 * @property {boolean} plain whether edges are single lines, neither bent nor looked at for crossings
 */

/** So many edges have their knobs always. */
export const KNOB_EDGES = 24;
/** So many edges are looked at one by one. */
const SHAPED_EDGES = 400;

/** @param {number} edges how many there are @returns {Crowding} */
export const crowdingOf = (edges) => ({ crowded: edges > KNOB_EDGES, plain: edges > SHAPED_EDGES });

/**
 * Whether the knob on a line stands.
 * @param {Crowding} crowding @param {{ kind: "edge" | "loss", id: string }} line
 * @param {ReadonlySet<string>} asked edges and "target:<output>" that somebody looks at
 */
export const knobStands = ({ crowded }, { kind, id }, asked) =>
  !crowded || asked.has(kind === "edge" ? id : `target:${id}`);
