/**
 * What stands out in the present run, asked of the server while somebody looks at it and nothing plays: for each length
 * of the run once. Must not know how it looks.
 *
 * @import { Landmarks, Unanswered } from "../../protocol/messages.js"
 * @import { Parts } from "./asides.js"
 */

import { computed, effect, signal } from "@preact/signals-core";

/** Far from the numbers of all other questions. */
const FIRST_ID = 1_700_000_000;

/** @param {Parts & { curves: import("./curves.js").Curves }} parts */
export function createLandmarks({ cursor, store, people, transport, curves }) {
  const watching = signal(0);
  const wanted = computed(() => watching.value > 0);
  const kept = signal(/** @type {Landmarks | null} */ (null));
  let asked = FIRST_ID;

  /** The run and how far its curve has come; null while it grows, and without a line. */
  const length = computed(() => {
    const now = cursor.state.value;
    void curves.version.value;
    const rests = now !== null && now.run !== 0 && !now.playing && people.connection.value === "open";
    if (!rests || store.waiting.value.length > 0) return null;
    const points = curves.of(now.run)?.iterations;
    return points && points.length > 1 ? `${now.run} ${points[points.length - 1]}` : null;
  });

  effect(() => {
    if (!wanted.value || length.value === null) return;
    asked += 1;
    transport.post({ event: "ask_landmarks", id: asked });
  });

  return {
    /** Somebody looks; answers with how to stop it. */
    watch() {
      watching.value += 1;
      return () => {
        watching.value -= 1;
      };
    },

    /** Those of the present run that were told last; null where none are known. */
    latest: computed(() => (kept.value?.run === cursor.state.value?.run ? kept.value : null)),

    /** @param {Landmarks} message */
    take(message) {
      if (message.id === asked) kept.value = message;
    },

    /** Whether it was this question that has no answer: a presenter asks first. @param {Unanswered} message */
    refused: ({ id }) => id === asked,
  };
}

/** @typedef {ReturnType<typeof createLandmarks>} LandmarksState */
