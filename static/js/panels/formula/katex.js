// KaTeX is a quarter of the page's code, and the drawing needs none of it. So it is fetched after the first paint, and
// the formulas appear once it is here. Knows nothing of what is typeset.

import { signal } from "@preact/signals";

/**
 * @typedef {Pick<typeof import("katex").default, "render">} Katex
 */

/** What shows a formula as it is written, where KaTeX could not be fetched. @type {Katex} */
const AS_WRITTEN = {
  render: (latex, host) => {
    host.textContent = latex;
  },
};

/** @type {import("@preact/signals").Signal<Katex | null>} */
const here = signal(null);

/** Null until it is here; a component that reads this is drawn again then. */
export const katexOnceHere = () => here.value;

/** Gets it; formulas stand as they are written where it cannot be had. */
export async function fetchKatex() {
  try {
    here.value = (await import("katex")).default;
  } catch {
    here.value = AS_WRITTEN;
  }
}
