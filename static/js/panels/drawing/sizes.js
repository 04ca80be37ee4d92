// The sizes of layers as a person types them. Pure; must not know limits.

/** More than this is no size of anything, and no list. */
const MOST = { digits: 9, layers: 500 };

/**
 * Whole numbers above 0, at least two, apart by commas, spaces, hyphens, × or arrows; null if the text is anything else.
 * @param {string} typed @returns {number[] | null}
 */
export function readSizes(typed) {
  const parts = typed.trim().split(/\s*(?:->|[,;×x–—→-])\s*|\s+/u);
  const sizes = parts.map((part) => (/^\d+$/u.test(part) && part.length <= MOST.digits ? Number(part) : 0));
  return sizes.length >= 2 && sizes.length <= MOST.layers && sizes.every((size) => size > 0) ? sizes : null;
}
