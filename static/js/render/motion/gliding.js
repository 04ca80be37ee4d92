/**
 * How a drawing gets to other places: bodies move there within a moment, when a neuron opens or closes, or when it
 * is asked for. What somebody moves by hand is where the hand is. Must not know why a neuron opens.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Model } from "../../model/model.js"
 * @import { Playhead } from "../../playback/playhead.js"
 * @import { Layout, Scene } from "../scene/layout.js"
 */

import { computed, effect, signal, untracked } from "@preact/signals-core";
import { glide } from "../marks/easing.js";
import { differs, onItsWay } from "./on_its_way.js";

const MOVE_MILLISECONDS = 350;
/** While steps follow each other, bodies are in their places after this part of a step. */
const PART_OF_STEP = 0.25;
/** Moves shorter than this many milliseconds are jumps. */
const SHORTEST = 60;

/**
 * @param {Pick<Model, "cursor">} model @param {Playhead} playhead
 * @param {object} sight
 * @param {ReadonlySignal<Scene | null>} sight.settled the scene at rest
 * @param {ReadonlySignal<Layout | null>} sight.layout of the document
 * @param {ReadonlySignal<boolean>} sight.asking whether a question is open, whose marks stand on the scene
 */
export function createGliding({ cursor }, playhead, { settled, layout, asking }) {
  const { clock, reducedMotion, moving } = playhead;
  const course = signal(/** @type {{ from: Scene, to: Scene, part: number } | null} */ (null));
  const scene = computed(() => {
    const [to, now] = [settled.value, course.value];
    return now !== null && now.to === to ? onItsWay(now.from, now.to, now.part) : to;
  });
  let shown = /** @type {Scene | null} */ (null);
  let ground = /** @type {Layout | null} */ (null);
  let asked = false;
  let stop = () => {};

  const forget = () => {
    asked = false;
  };

  function land() {
    stop();
    course.value = null;
  }

  /** @param {Scene} from @param {Scene} to @param {number} milliseconds */
  function setOut(from, to, milliseconds) {
    stop();
    const began = clock.now();
    // A press that finishes the motion of a step finishes this one too.
    const withStep = moving.peek();
    course.value = { from, to, part: 0 };
    stop = clock.run((now) => {
      const gone = withStep && !moving.peek() ? 1 : (now - began) / milliseconds;
      const here = course.peek();
      course.value = gone >= 1 || !here ? null : { ...here, part: glide(gone) };
      shown = scene.peek();
      return course.peek() !== null;
    });
  }

  /** @returns {number} how long a move may take, in milliseconds */
  function span() {
    const now = cursor.state.peek();
    const most = now?.playing ? PART_OF_STEP * now.milliseconds : MOVE_MILLISECONDS;
    return most < SHORTEST || reducedMotion.peek() ? 0 : Math.min(MOVE_MILLISECONDS, most);
  }

  /** @param {Scene | null} to @param {Layout | null} on */
  function follow(to, on) {
    const [from, here, time] = [shown, course.peek(), asking.peek() ? 0 : span()];
    const mayMove = on === ground || asked;
    ground = on;
    if (!from || !to || time === 0) land();
    else if (here && !differs(here.to, to)) course.value = { ...here, to };
    else if (mayMove && differs(from, to)) setOut(from, to, time);
    else land();
    shown = scene.peek();
  }

  const dispose = effect(() => {
    const [to, on] = [settled.value, layout.value];
    untracked(() => follow(to, on));
  });

  return {
    /** What is drawn now. */
    scene,
    /** Whether bodies are on their way. */
    gliding: computed(() => scene.value !== settled.value),
    /** A change of the document's places until the next frame is shown as a move. */
    ask() {
      asked = true;
      clock.once(forget);
    },
    destroy() {
      land();
      dispose();
    },
  };
}
