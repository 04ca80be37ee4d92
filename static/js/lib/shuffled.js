/**
 * The numbers from 0 on in an order that a seed decides: the same on every machine, and the same as on the server, whose
 * twin is training/shuffled.py. Must not know what they count.
 */

/** @param {number} count @param {number} seed a whole number @returns {number[]} */
export function shuffled(count, seed) {
  const random = generator(seed);
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}

/** Numbers from 0 to below 1: SplitMix32, a counter whose bits are mixed (Steele, Lea and Flood 2014). @param {number} seed */
function generator(seed) {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(counter ^ (counter >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
