// An id that no other element of the page has. Preact's own repeats between panels, since each is a tree of its own. Must
// not know what is named by it.

import { useState } from "preact/hooks";

let given = 0;

/** @returns {string} the same as long as the element is there */
export function useOwnId() {
  const [id] = useState(() => {
    given += 1;
    return `own-${given}`;
  });
  return id;
}
