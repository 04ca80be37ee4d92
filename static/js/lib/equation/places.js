/**
 * Places in the text of an equation: code units as code points, braces with those that close them. Each takes one
 * pass. Must not know what the text means.
 */

/** How many code points stand before each place of the text. @param {string} text */
export function pointsOf(text) {
  const points = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    points[at] = count;
    const low = text.charCodeAt(at + 1);
    const pair = text.charCodeAt(at) >> 10 === 0x36 && low >> 10 === 0x37;
    if (pair) points[++at] = count;
    count += 1;
  }
  points[text.length] = count;
  return points;
}

/** Where each brace group ends, after its brace. @param {string} text @returns {Map<number, number>} */
export function bracesOf(text) {
  const closing = new Map();
  /** @type {number[]} */
  const open = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "{") open.push(at);
    else if (text[at] === "}" && open.length > 0) closing.set(open.pop(), at + 1);
  }
  return closing;
}
