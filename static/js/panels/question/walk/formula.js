// The part of the sum over paths that a dependency walk has found, as terms of factors. What is answered is written
// out; the rest stands as three dots. Pure; many paths are counted, and only a few written out.

/**
 * @import { Walk, WalkStep } from "../../../protocol/messages.js"
 *
 * A direct derivative, by the keys of its quantities.
 * @typedef {{of: string, wrt: string}} Direct
 *
 * A product, its factors from what is asked about to L; `open` where its beginning is not found yet.
 * @typedef {{open: boolean, factors: Direct[]}} Term
 *
 * `open`: whether some neuron is still unasked. `count`: how many terms there are in all.
 * @typedef {{terms: Term[], count: number, open: boolean}} Grown
 */

const LOSS = "loss";

/**
 * @param {Walk} walk
 * @param {number} done how many of its steps are answered
 * @param {number} [most] how many terms are written out
 * @returns {Grown}
 */
export function grown(walk, done, most = 6) {
  const answered = new Map(walk.steps.slice(0, done).map((step) => [step.of, step]));
  const coming = new Set(walk.steps.slice(done).map((step) => step.of));
  const known = { walk, answered, counts: new Map() };
  /** @type {Term[]} */
  const terms = [];
  collect(known, LOSS, [], terms, most);
  return { terms, count: countOf(known, LOSS), open: coming.size > 0 };
}

/**
 * @typedef {{walk: Walk, answered: Map<string, WalkStep>, counts: Map<string, number>}} Known
 */

/** What a quantity is made of, as far as it is asked. @param {Known} known @param {string} key */
const partsOf = ({ walk, answered }, key) =>
  key === LOSS ? walk.made_of : (answered.get(key)?.made_of ?? []);

/** Those parts that are found to depend. @param {Known} known @param {string} key */
const ways = (known, key) => partsOf(known, key).filter((part) => known.answered.get(part)?.depends);

/** Whether a path ends in a quantity: it is a direct function of what is asked about. @param {Known} known
 * @param {string} key */
const isEnd = (known, key) =>
  known.answered.get(key)?.reached || partsOf(known, key).includes(known.walk.about);

/** Whether nothing of what a quantity is made of has led on yet. @param {Known} known @param {string} key */
const isTip = (known, key) => key !== LOSS && !isEnd(known, key) && ways(known, key).length === 0;

/** @param {Known} known @param {string} key @param {Direct[]} after @param {Term[]} terms @param {number} most */
function collect(known, key, after, terms, most) {
  if (terms.length >= most) return;
  const { about } = known.walk;
  if (isEnd(known, key)) terms.push({ open: false, factors: [{ of: key, wrt: about }, ...after] });
  else if (isTip(known, key)) terms.push({ open: true, factors: after });
  for (const part of ways(known, key)) collect(known, part, [{ of: key, wrt: part }, ...after], terms, most);
}

/** @param {Known} known @param {string} key @returns {number} */
function countOf(known, key) {
  const counted = known.counts.get(key);
  if (counted !== undefined) return counted;
  const own = isEnd(known, key) || isTip(known, key) ? 1 : 0;
  const count = ways(known, key).reduce((sum, part) => sum + countOf(known, part), own);
  known.counts.set(key, count);
  return count;
}

/**
 * The neurons between what is asked about and `of`, nearest to it first. A way begins with the edge whose weight is
 * asked about; after a bias, with an edge that leaves the neuron of that bias.
 * @param {WalkStep} step
 * @param {string} about
 * @param {ReadonlyMap<string, {source: string, target: string, weight: string}>} edges by id
 */
export function between({ of, way }, about, edges) {
  const passed = way.flatMap((id) => edges.get(id) ?? []);
  const [first] = passed;
  const start = first === undefined || `parameter:${first.weight}` === about ? [] : [first.source];
  return [...start, ...passed.map(({ target }) => target)].filter(
    (id) => ![of, about].includes(`neuron:${id}`),
  );
}
