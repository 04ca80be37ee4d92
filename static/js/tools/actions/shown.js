/**
 * What the tool in hand would place where its ghost stands: the neurons with their names, their edges, and in words what
 * a press does or why it does nothing. It reads signals. Must not know who moves the ghost.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Model } from "../../model/model.js"
 * @import { Said } from "../../lib/say.js"
 * @import { GhostDraft } from "../../render/marks/drafts/draft.js"
 *
 * @typedef {{ draft: GhostDraft, refused: boolean, said: readonly Said[] }} Shown
 */

import { edgeCount } from "../../model/edits/layers.js";
import { selectedNeurons } from "../../model/page/selection.js";
import { fromAbove, placesOf } from "./column.js";
import { guidesAt } from "./guides.js";

/** More edges than this are not drawn one by one before they are there. */
const MANY = 400;

/** What shows of the tool in hand, as it changes. @param {Model} model @returns {() => Shown | null} */
export function createShown(model) {
  const names = rememberNames(model);
  return () => {
    const { tool, ghost, newRole, layer } = model.view;
    const [at, document] = [ghost.value, model.store.document.value];
    if (at === null || document === null || !model.editor.canEdit.value) return null;
    if (tool.value === "neuron")
      return neuronAt(document, at, newRole.value, names(document, newRole.value, 1));
    if (tool.value !== "layer") return null;
    const { count, role } = layer.value;
    const oneToOne = at.oneToOne ?? layer.value.oneToOne;
    void model.view.selection.value;
    const sources = fromAbove(document, selectedNeurons(model.view)).map(({ id }) => id);
    const refusal = model.editor.layerRefusal({ role, sources, oneToOne, count });
    if (refusal !== null) return { draft: NOTHING, refused: true, said: [refusal] };
    const own = names(document, role, count);
    const bodies = placesOf(at, count).map((place, i) => ({ ...place, name: own[i], role }));
    const edges = edgeCount(role, sources.length, count, oneToOne);
    return {
      draft: {
        kind: "ghosts",
        bodies,
        edges: edges > MANY ? [] : edgesOf(role, sources, count, oneToOne),
        title: { code: "ghost_column", values: { count: String(count), role } },
        guides: guidesAt(bodies[0], document.neurons),
      },
      refused: false,
      said: wordsOf(at.by, {
        first: own[0],
        last: own[count - 1],
        count,
        edges,
        role,
        sources: sources.length,
      }),
    };
  };
}

/** @type {GhostDraft} */
const NOTHING = { kind: "ghosts", bodies: [], edges: [] };

/** @param {Document} document @param {import("../../model/page/view.js").GhostPlace} at @param {"input" | "hidden" | "output"} role @param {readonly string[]} names @returns {Shown} */
function neuronAt(document, { x, y, by }, role, [name]) {
  /** @type {Said[]} */
  const said = [
    { code: "ghost_neuron", values: { name } },
    { code: "ghost_keys", values: {} },
  ];
  const draft = /** @type {GhostDraft} */ ({
    kind: "ghosts",
    bodies: [{ x, y, name, role }],
    edges: [],
    guides: guidesAt({ x, y }, document.neurons),
  });
  return { draft, refused: false, said: by === "keys" ? said : [] };
}

/** @param {"input" | "hidden" | "output"} role @param {readonly string[]} sources @param {number} count @param {boolean} oneToOne */
function edgesOf(role, sources, count, oneToOne) {
  if (role === "input") return [];
  if (oneToOne) return sources.map((from, to) => ({ from, to }));
  return Array.from({ length: count }, (_, to) => sources.map((from) => ({ from, to }))).flat();
}

/** @param {"pointer" | "keys"} by @param {Record<string, string | number>} values @returns {Said[]} */
function wordsOf(by, values) {
  const all = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
  const from =
    values.role === "input"
      ? []
      : [{ code: values.sources === 0 ? "ghost_from_nothing" : "ghost_from", values: all }];
  return [
    { code: by === "keys" ? "ghost_layer_enter" : "ghost_layer_click", values: all },
    ...from,
    { code: by === "keys" ? "ghost_layer_keys" : "ghost_layer_how", values: {} },
  ];
}

/** The names that new neurons would have, looked for once as long as the drawing stays the same. @param {Model} model */
function rememberNames({ editor }) {
  /** @type {{ document: Document, key: string, names: readonly string[] } | null} */
  let last = null;
  return (
    /** @type {Document} */ document,
    /** @type {"input" | "hidden" | "output"} */ role,
    /** @type {number} */ count,
  ) => {
    const key = `${role} ${count}`;
    if (last?.document !== document || last.key !== key)
      last = { document, key, names: editor.nextNames(role, count) };
    return last.names;
  };
}
