/**
 * Points, rectangles and the tracks that edges run along. Pure arithmetic in the caller's unit; must not know
 * what is drawn.
 *
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ x: number, y: number, w: number, h: number }} Rect top left corner and size
 * @typedef {{ x: number, y: number, r: number }} Circle
 */

/**
 * A way from rim to rim, straight or bent. `at`: the distance of each point along the way. `up`: which of its
 * two normals points up, as a factor (1 or -1) for the left-hand normal.
 * @typedef {{ points: readonly Point[], at: readonly number[], length: number, up: 1 | -1 }} Track
 */

/** Points nearer to each other than this count as one. */
const NIL = 1e-9;

/** @param {number} value @param {number} low @param {number} high */
export const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/** @param {Point} a @param {Point} b */
export const distance = (a, b) => Math.hypot(b.x - a.x, b.y - a.y);

/** @param {Rect} rect @returns {Point} */
export const centre = (rect) => ({ x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 });

/**
 * A rectangle around a point.
 * @param {number} x @param {number} y @param {number} w @param {number} h @returns {Rect}
 */
export const around = (x, y, w, h) => ({ x: x - w / 2, y: y - h / 2, w, h });

/** @param {Rect} rect @param {number} by @returns {Rect} */
export const grow = (rect, by) => ({
  x: rect.x - by,
  y: rect.y - by,
  w: rect.w + 2 * by,
  h: rect.h + 2 * by,
});

/** @param {Rect} a @param {Rect} b */
export const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** @param {Rect} rect @param {Point} point */
export const inside = (rect, { x, y }) =>
  x >= rect.x && x <= rect.x + rect.w && y >= rect.y && y <= rect.y + rect.h;

/**
 * The smallest rectangle around all of them; null if there are none.
 * @param {Iterable<Rect>} rects @returns {Rect | null}
 */
export function union(rects) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, w, h } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + w);
    bottom = Math.max(bottom, y + h);
  }
  return left > right ? null : { x: left, y: top, w: right - left, h: bottom - top };
}

/** The distance of a point from a rectangle; 0 inside it. @param {Rect} rect @param {Point} point */
export function outside(rect, { x, y }) {
  const dx = Math.max(rect.x - x, 0, x - rect.x - rect.w);
  const dy = Math.max(rect.y - y, 0, y - rect.y - rect.h);
  return diagonal(dx, dy);
}

/** The gap between two rectangles; 0 where they touch. @param {Rect} a @param {Rect} b */
export function gap(a, b) {
  const dx = Math.max(a.x - b.x - b.w, 0, b.x - a.x - a.w);
  const dy = Math.max(a.y - b.y - b.h, 0, b.y - a.y - a.h);
  return diagonal(dx, dy);
}

/** Mostly one of the two is 0. Many times faster than Math.hypot, which guards against overflow. @param {number} dx @param {number} dy */
const diagonal = (dx, dy) => (dx === 0 ? dy : dy === 0 ? dx : Math.sqrt(dx * dx + dy * dy));

/**
 * The distance of a place from a segment.
 * @param {number} x @param {number} y @param {Point} a @param {Point} b
 */
function apart(x, y, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const part = square < NIL ? 0 : clamp(((x - a.x) * dx + (y - a.y) * dy) / square, 0, 1);
  const [farX, farY] = [x - a.x - part * dx, y - a.y - part * dy];
  return Math.sqrt(farX * farX + farY * farY);
}

/** @param {Point} point @param {Point} a @param {Point} b */
export const toSegment = ({ x, y }, a, b) => apart(x, y, a, b);

/**
 * Whether two segments cross at a point inside both.
 * @param {Point} a @param {Point} b @param {Point} c @param {Point} d
 */
export function cross(a, b, c, d) {
  const [rx, ry, sx, sy] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
  const turn = rx * sy - ry * sx;
  if (Math.abs(turn) < NIL) return false;
  const t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / turn;
  const u = ((c.x - a.x) * ry - (c.y - a.y) * rx) / turn;
  return t > 0 && t < 1 && u > 0 && u < 1;
}

/** Whether a segment runs through a rectangle. @param {Rect} rect @param {Point} a @param {Point} b */
export function cuts(rect, a, b) {
  const [right, bottom] = [rect.x + rect.w, rect.y + rect.h];
  if (Math.max(a.x, b.x) < rect.x || Math.min(a.x, b.x) > right) return false;
  if (Math.max(a.y, b.y) < rect.y || Math.min(a.y, b.y) > bottom) return false;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  // The segment's line runs through the rectangle if the corners lie on both sides of it, or on it.
  const one = dx * (rect.y - a.y) - dy * (rect.x - a.x);
  const two = dx * (rect.y - a.y) - dy * (right - a.x);
  const three = dx * (bottom - a.y) - dy * (rect.x - a.x);
  const four = dx * (bottom - a.y) - dy * (right - a.x);
  return Math.min(one, two, three, four) <= 0 && Math.max(one, two, three, four) >= 0;
}

/**
 * The gap between a rectangle and a segment; 0 where it runs through.
 * @param {Rect} rect @param {Point} a @param {Point} b
 */
export function segmentToRect(rect, a, b) {
  if (cuts(rect, a, b)) return 0;
  const { x, y, w, h } = rect;
  const ends = Math.min(outside(rect, a), outside(rect, b));
  return Math.min(
    ends,
    apart(x, y, a, b),
    apart(x + w, y, a, b),
    apart(x, y + h, a, b),
    apart(x + w, y + h, a, b),
  );
}

/** @param {readonly Point[]} points @returns {Track} */
export function track(points) {
  const at = [0];
  for (let i = 1; i < points.length; i += 1) at.push(at[i - 1] + distance(points[i - 1], points[i]));
  const [first, last] = [points[0], points[points.length - 1]];
  // The left-hand normal (dy, -dx) points up if the way leads to the right. A vertical way has its upper side
  // on the left.
  const right = last.x - first.x;
  const up = Math.abs(right) > NIL ? right > 0 : last.y - first.y < 0;
  return { points, at, length: at[at.length - 1], up: up ? 1 : -1 };
}

/**
 * A place on a track, with the direction there: `part` of the way along, moved `lift` towards the upper side.
 * @param {Track} way @param {number} part 0 to 1 @param {number} [lift]
 * @returns {{ x: number, y: number, dx: number, dy: number }}
 */
export function along(way, part, lift = 0) {
  const { points, at, length, up } = way;
  const far = clamp(part, 0, 1) * length;
  let i = 1;
  while (i < points.length - 1 && at[i] < far) i += 1;
  const [a, b] = [points[i - 1], points[i]];
  const span = Math.max(at[i] - at[i - 1], NIL);
  const [dx, dy, t] = [(b.x - a.x) / span, (b.y - a.y) / span, (far - at[i - 1]) / span];
  const side = up * lift;
  return { x: a.x + (b.x - a.x) * t + dy * side, y: a.y + (b.y - a.y) * t - dx * side, dx, dy };
}

/**
 * The points of a part of a track, moved `lift` towards the upper side.
 * @param {Track} way @param {number} from @param {number} until parts of the way, 0 to 1, from ≤ until
 * @param {number} [lift] @returns {Point[]}
 */
export function stretch(way, from, until, lift = 0) {
  const inner = way.at
    .map((far) => far / Math.max(way.length, NIL))
    .filter((part) => part > from && part < until);
  return [from, ...inner, until].map((part) => {
    const { x, y } = along(way, part, lift);
    return { x, y };
  });
}

/** The distance of a point from a way. @param {Track} way @param {Point} point */
export function toTrack({ points }, point) {
  let best = Infinity;
  for (let i = 1; i < points.length; i += 1)
    best = Math.min(best, toSegment(point, points[i - 1], points[i]));
  return best;
}

/**
 * The gap between a way and a rectangle; 0 where it runs through.
 * @param {Track} way @param {Rect} rect @param {number} [most] the result if the gap is larger
 */
export function trackToRect({ points }, rect, most = Infinity) {
  let best = most;
  for (let i = 1; i < points.length; i += 1) {
    const a = points[i - 1];
    const b = points[i];
    if (!isApart(rect, a, b, best)) best = Math.min(best, segmentToRect(rect, a, b));
  }
  return best;
}

/**
 * Whether a segment is surely at least so far from a rectangle: it lies on one side, or its line passes by.
 * @param {Rect} rect @param {Point} a @param {Point} b @param {number} far
 */
export function isApart({ x, y, w, h }, a, b, far) {
  if ((a.x < x - far && b.x < x - far) || (a.x > x + w + far && b.x > x + w + far)) return true;
  if ((a.y < y - far && b.y < y - far) || (a.y > y + h + far && b.y > y + h + far)) return true;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const off = Math.abs(dx * (y + h / 2 - a.y) - dy * (x + w / 2 - a.x));
  const room = off - (Math.abs(dx) * h + Math.abs(dy) * w) / 2;
  return room > 0 && room * room > far * far * (dx * dx + dy * dy);
}

/** @param {Track} one @param {Track} other */
export function tracksCross({ points: one }, { points: other }) {
  for (let i = 1; i < one.length; i += 1) {
    for (let j = 1; j < other.length; j += 1) {
      if (cross(one[i - 1], one[i], other[j - 1], other[j])) return true;
    }
  }
  return false;
}
