// Preact's `h` as a template tag. Knows nothing else; every panel writes its markup with it.

import htm from "htm";
import { h } from "preact";

export const html = htm.bind(h);
