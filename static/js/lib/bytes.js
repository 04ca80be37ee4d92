/**
 * Bytes that came over the wire as typed arrays. A decoder may hand out an ArrayBuffer or a view at any offset, and
 * typed arrays must begin at a multiple of their width: so every array here is a copy. Numbers are little-endian, on
 * the wire and on every machine that runs a browser. Must not know what the numbers mean.
 *
 * @typedef {ArrayBuffer | ArrayBufferView} Bytes
 */

/**
 * A buffer of one's own with these bytes.
 * @param {Bytes} data
 * @returns {ArrayBuffer}
 */
function owned(data) {
  const view = data instanceof ArrayBuffer ? new Uint8Array(data) : bytesOf(data);
  return view.slice().buffer;
}

/**
 * @param {ArrayBufferView} view
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytesOf(view) {
  return new Uint8Array(/** @type {ArrayBuffer} */ (view.buffer), view.byteOffset, view.byteLength);
}

/** @param {Bytes} data */
export const uint8 = (data) => new Uint8Array(owned(data));

/** @param {Bytes} data */
export const uint32 = (data) => new Uint32Array(owned(data));

/** @param {Bytes} data */
export const int32 = (data) => new Int32Array(owned(data));

/**
 * Numbers of 8 bytes, or of 4 where `single`.
 * @param {Bytes} data
 * @param {boolean} [single]
 */
export const floats = (data, single = false) =>
  single ? new Float32Array(owned(data)) : new Float64Array(owned(data));

/**
 * A payload as it may travel. The page's msgpack writes whole numbers as integers of 64 bits. Larger doubles do not
 * fit into these, so they travel as their 8 bytes.
 * @param {any} value plain data
 * @returns {any}
 */
export function portable(value) {
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return new Float64Array([value]).buffer; // the encoder knows no views
  }
  if (Array.isArray(value)) return value.map(portable);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, portable(part)]));
}

/**
 * Whether two typed arrays hold the same numbers.
 * @param {ArrayLike<number>} one
 * @param {ArrayLike<number>} other
 */
export function sameNumbers(one, other) {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false;
  return true;
}
