/**
 * What a drawing looks like while somebody asks where a gradient comes from, as boxes: which factors have a place,
 * whether each stands nearest to its own edge, what covers what, what leaves the stage. The page's own functions
 * place everything; the audit only compares.
 *
 * @import { Document, Edge, Factor, Paths } from "../../../../static/js/protocol/messages.js"
 * @import { Stage } from "../lens/audit.js"
 * @import { Rect } from "../../../../static/js/render/scene/geometry.js"
 *
 * `words`: how many factors want a place; `labels`: how many have one.
 * @typedef {{ words: number, labels: number, bars: boolean, strangers: string[], overlaps: string[],
 *   outside: string[], smallest: number, way: boolean }} Found
 */

import { createIndexer, edgesOf } from "../../../../static/js/model/document/indexing.js";
import { sceneFor } from "../../../../static/js/render/asked/scene.js";
import { frameOf } from "../../../../static/js/render/lens/frame.js";
import { lensSizes } from "../../../../static/js/render/lens/sizes.js";
import { scopeOf } from "../../../../static/js/render/question/involved.js";
import { keyOfLine } from "../../../../static/js/render/question/path_routes.js";
import { layPaths } from "../../../../static/js/render/question/paths.js";
import { standsIn } from "../../../../static/js/render/scene/free_places.js";
import { grow, overlap, trackToRect } from "../../../../static/js/render/scene/geometry.js";
import { fittedScene } from "../lens/audit.js";
import { measure } from "../setting.js";

/** As many paths as the page asks for. */
const MOST = 10;
/** The free pixels at the border of the stage. */
const MARGIN = 10;
/** Words as numbers of the usual length, large and small. */
const NUMBERS = [0.01207, -0.08776, 0.7414, -0.2171, 0.3333];

/** The first, the middle and the last edge. @param {Document} document @returns {Edge[]} */
export const edgesAsked = ({ edges }) => [
  ...new Set(
    [edges[0], edges[edges.length >> 1], edges[edges.length - 1]].filter((edge) => edge !== undefined),
  ),
];

/** An answer of the engine's form with made-up numbers. @param {Document} document @param {Edge} edge @returns {Paths} */
function answerFor(document, edge) {
  const index = createIndexer()(document);
  /** @type {Edge[][]} */
  const ways = [];
  /** @param {Edge[]} way */
  const follow = (way) => {
    if (ways.length >= MOST) return;
    const end = way[way.length - 1].target;
    if (index.neurons.get(end)?.role === "output") ways.push(way);
    for (const next of edgesOf(index.outgoing, end)) follow([...way, next]);
  };
  follow([edge]);
  const paths = ways.map((way, path) => {
    const keys = [`parameter:${edge.weight}`, ...way.map(({ target }) => `neuron:${target}`), "loss"];
    const factors = keys.slice(1).map((of, i) => ({
      of,
      wrt: keys[i],
      latex: "",
      value: NUMBERS[(path + i) % NUMBERS.length],
      terms: [],
    }));
    return {
      use: `edge:${edge.id}`,
      through: way.map(({ target }) => target),
      edges: way.map(({ id }) => id),
      factors: /** @type {Factor[]} */ (factors),
      value: factors.reduce((product, { value }) => product * value, 1),
      share: null,
    };
  });
  const gradient = paths.reduce((sum, { value }) => sum + value, 0);
  const rest = { remainder_count: "0", remainder: 0, count: String(paths.length) };
  return /** @type {Paths} */ (
    /** @type {unknown} */ ({ about: `parameter:${edge.weight}`, gradient, paths, ...rest })
  );
}

/** @param {Document} document @param {Stage} stage @param {Edge} edge @returns {Found} */
export function auditAsked(document, stage, edge) {
  const { width, height, projector = false } = stage;
  const index = createIndexer()(document);
  const paths = answerFor(document, edge);
  const { scene: plain, zoom } = fittedScene(document, stage);
  const subject = {
    kind: "paths",
    about: paths.about,
    paths,
    walk: null,
    turned: null,
    fast: null,
    checked: null,
    done: 0,
  };
  const state = { current: true, touched: null, said: null, told: Infinity, projected: projector };
  const topic = /** @type {any} */ ({ ...subject, ...state });
  const scope = scopeOf(index, topic);
  const frame = frameOf(plain, { width, height }, { shown: null, zoom: Infinity, projector, label: 0 });
  const pixels = lensSizes({ width, height }, { compact: plain.sizes.compact, projector });
  const ground = { scene: plain, document, index, type: measure, digits: 4, frame, zoom, pixels };
  const scene = sceneFor(ground, topic, scope);
  const own = [...scene.knobs.values()].filter(({ parameter }) => parameter === edge.weight);
  const grown = new Set(scene.sizes.compact ? [] : own.map(({ id }) => id));
  const read = { parameter: () => ({ state: "current", value: 1 }) };
  const pen = {
    scene,
    sizes: scene.sizes,
    index,
    type: measure,
    digits: 4,
    frame,
    zoom,
    grown,
    read,
    heaviest: 1,
  };
  const { labels, left, stack } = layPaths(/** @type {any} */ (pen), topic, paths, scope);

  const strangers = labels.filter(({ key, rect }) => {
    const far = (/** @type {string} */ of) =>
      Math.min(
        ...scene.lines.filter((line) => keyOfLine(line) === of).map(({ way }) => trackToRect(way, rect)),
      );
    return scene.lines.some((line) => keyOfLine(line) !== key && trackToRect(line.way, rect) <= far(key));
  });
  const knobs = [...scene.knobs.values(), ...scene.targets.values()].map((knob) => ({
    name: knob.key,
    rect: grown.has(knob.id) ? knob.grown : knob.box,
  }));
  const words = [
    ...labels.map(({ key, rect }) => ({ name: `factor at ${key}`, rect })),
    ...(stack ? [{ name: "bars", rect: stack.rect }] : []),
  ];
  const boxes = scene.asked ? knobs : [];
  const forward = scene.bodies.flatMap(({ id, box, look }) =>
    scene.asked && look !== "other" ? [{ name: id || "L", rect: box }] : [],
  );
  const all = [...words, ...boxes];
  const overlaps = words.flatMap(({ name, rect }, i) => [
    ...[...words.slice(i + 1), ...knobs]
      .filter((other) => overlap(rect, other.rect))
      .map((other) => `${name} and ${other.name}`),
    ...scene.bodies.filter((body) => standsIn(body, rect)).map(({ id }) => `${name} and ${id || "L"}`),
  ]);
  const covered = boxes.flatMap(({ name, rect }, i) => [
    ...boxes
      .slice(i + 1)
      .filter((other) => overlap(rect, other.rect))
      .map((other) => `${name} and ${other.name}`),
    ...scene.bodies.filter((body) => standsIn(body, rect)).map(({ id }) => `${name} and ${id || "L"}`),
  ]);
  const crossed = (scene.asked ? [...scene.knobs.values()] : []).flatMap(({ id, key, box }) =>
    scene.lines
      .filter((line) => !(line.kind === "edge" && line.id === id) && trackToRect(line.way, box) === 0)
      .map((line) => `${key} and the line ${keyOfLine(line)}`),
  );
  // Shapes may reach into the margin of the stage.
  const leaves = (/** @type {{ rect: Rect }} */ { rect: { x, y, w, h } }, /** @type {Rect} */ on) =>
    x < on.x || y < on.y || x + w > on.x + on.w || y + h > on.y + on.h;
  const outside = [
    ...all.filter((each) => leaves(each, grow(frame, 1 / zoom))),
    ...forward.filter((each) => leaves(each, grow(frame, MARGIN / zoom))),
  ];
  const sizes = [...labels.map(({ size }) => size), ...(stack ? [stack.size] : [])];
  return {
    words: labels.length + left,
    labels: labels.length,
    bars: projector || stack !== null,
    strangers: strangers.map(({ key }) => key),
    overlaps: [...overlaps, ...covered, ...crossed],
    outside: outside.map(({ name }) => name),
    smallest: zoom * Math.min(...sizes, Infinity),
    way: scene.asked === true,
  };
}
