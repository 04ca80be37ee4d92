/** Prints the drawings as documents by their names, for programs in other languages. */

import { DRAWINGS } from "./drawings.js";

console.log(JSON.stringify(Object.fromEntries(DRAWINGS.map(([name, draw]) => [name, draw()]))));
