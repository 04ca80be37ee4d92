/**
 * The open question as signals for the canvas: its subject, the parts that step back, and the progress of the
 * fade and of the ribbons. Motion uses only the playhead's clock and lasts a moment after a question, an
 * answer or a statement. Must not know canvases.
 *
 * @import { Model } from "../../model/model.js"
 * @import { Playhead } from "../../playback/playhead.js"
 * @import { Fade } from "../marks/fade.js"
 * @import { Scope } from "./involved.js"
 */

import { computed, effect, signal, untracked } from "@preact/signals-core";
import { scopeOf } from "./involved.js";
import { answerOf, subjectOf, toldBy, topicOf } from "./topic.js";
import { createRun } from "./transitions.js";

/** Milliseconds. */
const DIM = 180;
const TRAVEL = 700;

/** @param {Model} model @param {Playhead} playhead */
export function createQuestionSight({ questions, store, view }, { clock, reducedMotion }) {
  const subject = computed(() => subjectOf(questions));
  const topic = computed(() => subject.value && topicOf(questions, subject.value, view.projector.value));
  const scope = computed(() => {
    const [now, document] = [subject.value, store.document.value];
    return now && document && scopeOf(store.index.value, now);
  });
  const told = computed(() => topic.value && toldBy(topic.value));

  const fade = signal(/** @type {Fade | null} */ (null));
  const before = computed(() => fade.value?.before ?? null);
  const dimming = createRun(clock, reducedMotion, (part) => {
    const now = fade.peek();
    if (now) fade.value = part === 1 && now.now === null ? null : { ...now, part };
  });
  /** @param {Scope | null} now */
  function turnTo(now) {
    const before = fade.peek()?.now ?? null;
    if (before === now) return;
    fade.value = { before, now, part: 0 };
    dimming.start(sameScope(before, now) ? 0 : DIM);
  }

  /** How far the newest ribbons have grown. */
  const growth = signal(1);
  const growing = createRun(clock, reducedMotion, (part) => {
    growth.value = part;
  });
  /** The answer for which the present ribbons have grown. */
  const news = computed(() => {
    const now = topic.value;
    if (now === null || answerOf(now) === null) return "";
    if (now.kind === "turn") return "turn";
    const { id } = /** @type {{ id: number }} */ (answerOf(now));
    return [now.kind, now.about, now.kind === "check" ? id : "", now.done, now.said, now.told].join();
  });

  const watches = [
    effect(() => {
      const now = scope.value;
      untracked(() => turnTo(now));
    }),
    effect(() => {
      const key = news.value;
      untracked(() => growing.start(key === "" || key === "turn" ? 0 : TRAVEL));
    }),
  ];
  return {
    subject,
    topic,
    scope,
    told,
    fade,
    before,
    growth,
    stop() {
      for (const stop of watches) stop();
      dimming.stop();
      growing.stop();
    },
  };
}

/** @param {Scope | null} one @param {Scope | null} other */
function sameScope(one, other) {
  if (one === null || other === null) return one === other;
  return /** @type {const} */ (["neurons", "edges", "losses"]).every(
    (part) => one[part].size === other[part].size && [...one[part]].every((id) => other[part].has(id)),
  );
}
