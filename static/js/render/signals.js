/**
 * The visible state as signals: the scene, the numbers that may be read, and which quantities show a number.
 * Each signal is computed again only when its inputs change: turning a knob moves nothing, and a look lays
 * out no edge. Must not know canvases.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Model } from "../model/model.js"
 * @import { Playhead } from "../playback/playhead.js"
 * @import { Camera } from "./camera.js"
 * @import { Laid, Layout, Scene } from "./scene/layout.js"
 * @import { Metrics } from "./scene/sizes.js"
 * @import { Typesetter } from "./marks/letters/typeset.js"
 */

import { computed, signal, untracked } from "@preact/signals-core";
import { resultsOf } from "../model/asking/experiment.js";
import { levelsOf } from "../model/document/levels.js";
import { parameterName } from "../model/document/reading.js";
import { NO_OPERATIONS } from "../model/page/people.js";
import { quantities } from "../model/run/quantities.js";
import { createAsked } from "./asked/signals.js";
import { createLens } from "./lens/signals.js";
import { askedKnobs, attend, groupAt, namedKnobs } from "./marks/attention.js";
import { heaviestOf, looksOf, strokesOf } from "./marks/edges.js";
import { hasSecondRow } from "./marks/knobs.js";
import { fabricStrokes } from "./marks/opened/lens_edges.js";
import { measureOf } from "./marks/scale.js";
import { createGliding } from "./motion/gliding.js";
import { knobsFor, standingIn } from "./question/involved.js";
import { createQuestionSight } from "./question/signals.js";
import { KNOB_EDGES } from "./scene/crowding.js";
import { rowsTogether } from "./scene/free_places.js";
import { largestOf, NOTHING_IN_VIEW } from "./scene/largest_numbers.js";
import { layOut, withKnobs } from "./scene/layout.js";
import { isHeap, shownNeurons } from "./tidy/heap.js";

/** How many knobs are placed within a frame. */
const KNOBS_A_TURN = 2;
/** Neurons are at rest when none has moved for so many milliseconds. */
const REST_MILLISECONDS = 200;
/** @type {ReadonlySet<string>} */
const NONE = new Set();
const MARK = "parameter:";

/**
 * @param {Model} model @param {Playhead} playhead
 * @param {object} means
 * @param {Typesetter} means.type
 * @param {ReadonlySignal<number>} means.fonts counts how often fonts have loaded
 * @param {ReadonlySignal<Metrics | null>} means.sizes null as long as nothing is to be laid out
 * @param {Camera} means.camera
 * @param {ReadonlySignal<number>} means.zoom for which letters have their size
 */
export function createSight(model, playhead, { type, fonts, sizes, camera, zoom }) {
  const { view, store, numbers, plan, staleness } = model;
  const { document } = store;
  const neurons = computed(() => document.value?.neurons ?? null);
  const edges = computed(() => document.value?.edges ?? null);
  /** Another object only when one of them changes: a neuron that moves changes none. */
  const parameters = computed(() => document.value?.parameters ?? null);
  /** As text, so that equal names count as no change. */
  const names = computed(() => (parameters.value ?? []).map(parameterName).join());

  const pointed = computed(() => [view.hover.value, view.focus.value].filter((key) => key !== null));
  const pointedAt = computed(
    () => /** @type {ReadonlySet<string>} */ (new Set([...view.selection.value, ...pointed.value])),
  );
  const question = createQuestionSight(model, playhead);
  const marked = computed(() => {
    const keys = [view.marked.value, question.subject.value?.about].filter((key) => key?.startsWith(MARK));
    return keys.length > 0
      ? new Set(keys.map((key) => /** @type {string} */ (key).slice(MARK.length)))
      : NONE;
  });

  /** The neurons in their places; only those of a network without places depend on the stage. */
  const standing = computed(() => {
    void [neurons.value, edges.value];
    const now = document.peek();
    return now && (isHeap(now) ? shownNeurons(now, camera.size.value) : now.neurons);
  });
  /** The document as it is drawn. */
  const drawn = () => {
    const [now, placed] = [document.peek(), standing.value];
    return now && placed && placed !== now.neurons ? { ...now, neurons: placed } : now;
  };
  /** @type {Laid | null} */
  let last = null;
  const layout = computed(() => {
    const now = drawn();
    void [neurons.value, edges.value, names.value];
    last = now && sizes.value && layOut(now, sizes.value, last, view.pictures.value);
    return last;
  });
  /** As text, so that equal sets of knobs count as no change. */
  const knobbed = computed(() => {
    if (!layout.value?.crowded && !layout.value?.folded) return "";
    const index = store.index.value;
    const wanted = question.subject.value ? knobsFor(index, question.subject.value, KNOB_EDGES) : [];
    const looked = [pointed.value, view.selection.value];
    const asked = [...new Set([...askedKnobs(index, looked, marked.value), ...wanted])];
    return JSON.stringify([asked, [...namedKnobs(looked), ...wanted]]);
  });
  const turn = signal(0);
  /** @type {Scene | null} */
  let before = null;
  let ground = /** @type {{ laid: Layout | null, drawn: unknown[] }} */ ({ laid: null, drawn: [] });
  let movedAt = -Infinity;
  let resting = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  /** Whether nothing but the places of neurons has changed since the last time. @param {Layout} laid */
  const onlyMoved = (laid) => {
    const drawn = [edges.value, names.value, sizes.value, fonts.value, view.digits.value];
    const moved = laid !== ground.laid && drawn.every((part, i) => part === ground.drawn[i]);
    ground = { laid, drawn };
    return moved;
  };
  /**
   * Where knobs stand only if asked for, they stay in place, and a few more are placed in each turn. While neurons
   * move, all knobs go along with their edges; all choose their places when the neurons rest.
   */
  const whole = computed(() => {
    const [laid, now] = [layout.value, document.peek()];
    void turn.value;
    if (!laid || !now || fonts.value < 0) return null;
    const moving = onlyMoved(laid);
    if (moving) movedAt = playhead.clock.now();
    const [asked, named] = /** @type {[string[], string[]]} */ (JSON.parse(knobbed.value || "[[],[]]"));
    const looked = { asked: new Set(asked), named: new Set(named) };
    const how = { measure: type, digits: view.digits.value, before, most: KNOBS_A_TURN };
    before = withKnobs(laid, now, { ...how, ...looked, moving });
    return before;
  });

  /** Places a few more of the knobs, or all of them once the neurons rest. */
  function settle() {
    const left = layout.peek()?.crowded ? 0 : movedAt + REST_MILLISECONDS - playhead.clock.now();
    clearTimeout(resting);
    // No frame is asked for while nothing is painted.
    if (left > 0) resting = setTimeout(settle, left);
    else turn.value += 1;
  }

  /** Places all knobs of a small drawing with care now, although neurons may have just moved. */
  function rest() {
    if (whole.peek()?.settled === false && !layout.peek()?.crowded) turn.value += 1;
  }

  const asking = computed(() => question.subject.value !== null);
  const group = computed(() => groupAt(plan.current.value, playhead.shown.value, playhead.moving.value));
  /** Without the knobs that somebody looks at, which a lens does not show: a look lays no lens. */
  const calm = computed(() => {
    const [laid, now] = [layout.value, document.peek()];
    if (!laid?.crowded || !now || fonts.value < 0) return whole.value;
    return withKnobs(laid, now, { measure: type, digits: view.digits.value });
  });
  const lens = createLens(model, { scene: calm, group, asking, camera, zoom });
  const { topic, scope } = question;
  const asked = createAsked(model, { scene: whole, topic, scope, camera, zoom, type });
  /** With the neuron of a step opened, or with way made for a question. */
  const settled = computed(() => lens.value ?? asked.scene.value ?? whole.value);
  const gliding = createGliding(model, playhead, { settled, layout, asking });
  const { scene } = gliding;
  /** The places of bodies and edges, which change with the step and with the question. */
  const places = computed(() => {
    const now = scene.value;
    return now?.lens || now?.asked || gliding.gliding.value ? now : layout.value;
  });
  /** What recedes around an opened neuron. */
  const fabric = computed(() => scene.value?.lens?.fabric ?? null);
  /** The lines of the layer of the edges. */
  const lines = computed(() => fabric.value?.lines ?? places.value?.lines ?? null);

  const attention = computed(() => {
    const now = document.value;
    const looked = { asked: pointedAt.value, marked: marked.value };
    if (!now) return null;
    return {
      ...attend(plan.current.value, group.value, { document: now, ...looked }),
      told: question.told.value,
    };
  });
  const read = computed(() => quantities(model, playhead.shown.value));
  const levels = computed(() => {
    const now = plan.current.value;
    return now && levelsOf(store.index.peek());
  });
  const largest = computed(() => {
    const [now, known] = [plan.current.value, levels.value];
    const any = numbers.version.value >= 0 && numbers.have > 0;
    return any && now && known
      ? largestOf(now, store.index.peek(), known, resultsOf(model))
      : NOTHING_IN_VIEW;
  });
  /** Whether the activation of a neuron stays within [-1, 1]. */
  const bounded = computed(() => {
    const { activations } = model.people.operations.value ?? NO_OPERATIONS;
    const { neurons } = store.index.value;
    return (/** @type {string} */ neuron) => {
      const word = neurons.get(neuron)?.activation;
      return activations.find(({ name }) => name === word)?.bounded ?? false;
    };
  });
  const measure = computed(() => measureOf(view.scale.value, () => largest.value));
  const reference = computed(() => (view.scale.value === "linear" ? largest.value.sides : null));
  const grown = computed(() => {
    const [placed, heed, now] = [settled.value, attention.value, read.value];
    if (!placed || !heed || placed.sizes.compact) return NONE;
    const knobs = [...placed.knobs.values()].filter((knob) => hasSecondRow(now, heed, knob));
    return /** @type {ReadonlySet<string>} */ (new Set(rowsTogether(knobs).map(({ id }) => id)));
  });

  /** Changes when a weight on screen may have changed; with thousands of edges, once per motion. */
  const weighed = computed(() => {
    const first = plan.current.value?.stepOf("update", plan.current.value.parameterIds[0]) ?? -1;
    const still = layout.value?.plain && playhead.moving.value ? (playhead.motion?.first ?? 0) : Infinity;
    const landed = first < 0 ? 0 : Math.max(0, Math.min(playhead.shown.value, still) - first);
    const iteration = numbers.version.value < 0 ? -1 : numbers.iteration;
    const turned = model.experiment.value?.value;
    return [numbers.run, iteration, landed, staleness.changing.value.size, turned].join();
  });
  const weightOf = (/** @type {string} */ id) => read.peek().parameter(id).value;
  const standingOf = computed(() => {
    const [before, off] = [question.before.value, question.scope.value];
    return before || off ? standingIn(before, off) : undefined;
  });
  const heaviest = computed(() => {
    void [weighed.value, parameters.value];
    return heaviestOf(edges.value ?? [], weightOf);
  });
  /** With thousands of edges, the painter of the edges makes the strokes. */
  const looks = computed(() => {
    if (!places.value || places.value.plain) return "";
    void [weighed.value, parameters.value];
    return looksOf(places.value, { weightOf, heaviest: heaviest.value });
  });
  const strokes = computed(() => {
    void looks.value;
    const now = places.value;
    // Not the scene, which changes with every look: bundling hundreds of edges costs more than a frame has.
    if (fabric.value) return fabricStrokes(fabric.value);
    const standing = standingOf.value;
    const weights = { weightOf, heaviest: heaviest.peek() };
    return now && !now.plain ? strokesOf(now, weights, standing) : [];
  });

  return {
    whole,
    drawn: () => untracked(drawn),
    layout: places,
    /** What the stage shows of the world when the drawing is fitted. */
    frame: asked.frame,
    scene,
    /** The scene when all bodies are in their places. */
    settled,
    gliding,
    lines,
    /** Whether knobs are still to be placed. */
    unsettled: computed(() => whole.value?.settled === false),
    settle,
    rest,
    attention,
    read,
    grown,
    bounded,
    measure,
    reference,
    strokes,
    weighed,
    weightOf,
    heaviest,
    standingOf,
    question,
  };
}

/** @typedef {ReturnType<typeof createSight>} Sight */
