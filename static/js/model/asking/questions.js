/**
 * The question that is open, if any, and the server's newest answer to it: one question at a time. A question is
 * asked again by itself when the numbers it is about change; an equation only when it is handed in. Must not
 * know how answers look.
 *
 * @import { AnswerMessage, Unanswered } from "../../protocol/messages.js"
 * @import { AnswerEvent } from "./messages.js"
 *
 * @typedef {import("./messages.js").QuestionKind} QuestionKind
 * @typedef {import("./messages.js").Question} Question
 *
 * The factor of a path that is touched: both counted from 0; factor -1 is the whole path.
 * @typedef {{ path: number, factor: number }} TouchedFactor
 *
 * How far the dependency walk has come: the steps that are answered, and what was said to the present one.
 * @typedef {{ done: number, said: "yes" | "no" | null }} WalkPlace
 */

import { batch, computed, effect, signal } from "@preact/signals-core";
import { around, isThere } from "./asked.js";
import { ANSWERS, isSame, messageOf } from "./messages.js";
import { createPractising } from "./practising.js";
import { createReaderNames } from "./reader_names.js";

/**
 * @template T
 * @typedef {import("@preact/signals-core").Signal<T>} Signal
 */

/** @typedef {{ [E in AnswerEvent]: Signal<Extract<AnswerMessage, { event: E }> | null> }} Answers */

/** The largest paths that are told unasked, and the step of the finite difference. */
const FEW = 10;
const H = 1e-4;
/** Longer texts are cut before they are sent: the checker refuses half of it already. */
const MOST_SENT = 20_000;

/** @returns {WalkPlace} */
const START = () => ({ done: 0, said: null });

/**
 * @param {object} parts
 * @param {import("../document/store.js").Store} parts.store
 * @param {import("../run/cursor.js").CursorState} parts.cursor
 * @param {import("../run/frame_numbers.js").Numbers} parts.numbers
 * @param {import("../page/people.js").People} parts.people
 * @param {import("../run/transport.js").Transport} parts.transport
 * @param {import("../page/view.js").View} parts.view
 */
export function createQuestions({ store, cursor, numbers, people, transport, view }) {
  const state = {
    open: signal(/** @type {Question | null} */ (null)),
    unanswered: signal(/** @type {Unanswered | null} */ (null)),
    /** What is asked besides `open`; a change of it asks again. */
    limit: signal(FEW),
    turn: signal({ value: /** @type {number | null} */ (null), h: H }),
    over: signal({ about: /** @type {readonly string[]} */ ([]), iterations: 50 }),
    /** The text in the field; what is judged is the text handed to `check`. */
    equation: signal(""),
    touched: signal(/** @type {TouchedFactor | null} */ (null)),
    walkPlace: signal(START()),
    /** How many of the paths are told: a presenter tells one after another. */
    pathsTold: signal(Number.POSITIVE_INFINITY),
    /** What was tapped, whose factor is to be written where the caret stands; `at` counts up. */
    insertion: signal(/** @type {{ key: string, at: number } | null} */ (null)),
  };
  const answers = /** @type {Answers} */ (
    Object.fromEntries(Object.values(ANSWERS).map((event) => [event, signal(null)]))
  );
  const { open, unanswered, limit, turn, over, equation, touched, walkPlace, pathsTold, insertion } = state;
  const reader = createReaderNames();
  const practising = createPractising();
  /** The equation as it was handed in; "" before. */
  const handedIn = signal("");
  /** The quantity that a link asks for, whatever the equation names; "" for none. */
  const bound = signal("");
  /** The question that is on its way. The same one, asked anew, waits for its answer; another one does not. */
  const waiting = signal(/** @type {number | null} */ (null));
  let asked = 0;

  /** The place whose numbers an answer must be about; null where nothing runs. */
  const place = computed(() => {
    const now = cursor.state.value;
    if (now === null || now.run === 0 || people.connection.value !== "open") return null;
    // While a presenter asks first, an answer may have to wait for a later step.
    const step = now.following !== null && now.ask_first ? now.step : "";
    return `${placeKey(now, store.revision.value)} ${now.turn} ${step}`;
  });
  /** The sample in view; null while its numbers are on their way. */
  const sample = computed(() => {
    const now = cursor.state.value;
    return numbers.version.value >= 0 && now !== null && numbers.areOf(now) ? numbers.sample : null;
  });
  /**
   * Whether an answer is about the present numbers.
   * @param {{ run: number, iteration: number, revision: number, sample: number }} answer
   */
  const isCurrent = (answer) => {
    const now = cursor.state.value;
    const here = place.value !== null && now !== null && placeKey(now, store.revision.value);
    const shown = sample.value ?? answer.sample;
    return here === placeKey(answer, answer.revision) && shown === answer.sample;
  };

  /** What is to be asked now. */
  const wanted = () => {
    const args = {
      limit: limit.value,
      turn: turn.value,
      over: over.value,
      equation: handedIn.value,
      asked: bound.value,
      reader: reader.chosen.value,
      practice: practising.task.value,
    };
    return open.value === null ? null : messageOf(open.value, args);
  };

  /** What was asked last, and the question as it was open then. */
  let sent = { key: "", question: open.peek() };
  effect(() => {
    const now = place.value;
    const message = wanted();
    if (now === null || message === null) {
      // What was on its way is lost with the line, or wanted no more.
      waiting.value = null;
      sent = { key: "", question: null };
      return;
    }
    const key = `${now} ${JSON.stringify(message)}`;
    if (key === sent.key || (waiting.value !== null && isSame(open.peek(), sent.question))) return;
    sent = { key, question: open.peek() };
    asked += 1;
    waiting.value = asked;
    transport.post({ ...message, id: asked });
  });
  effect(() => {
    const about = open.value?.about ?? "";
    if (about !== "" && !isThere(store.index.value, about)) questions.close();
  });

  // Only one thing is looked at in detail: a selection closes the question.
  effect(() => {
    if (view.selection.value.size > 0) questions.close();
  });

  /** Forgets what is not about a quantity. An equation can say of itself what it is about. @param {string} of */
  const forgetAllBut = (of) => {
    const { checked, ...others } = answers;
    for (const answer of Object.values(others)) answer.value = null;
    if (checked.value?.about !== of) {
      checked.value = null;
      equation.value = handedIn.value = "";
    }
    over.value = { ...over.peek(), about: [] };
  };

  /** What the last question was about: its answers are kept while it stays the same. */
  let about = "";

  const questions = {
    ...state,
    ...answers,
    isCurrent,
    reader,
    practising,
    /** Whether the question has an answer that is about the present numbers. */
    answered: computed(() => {
      const question = open.value;
      const answer = question && answers[ANSWERS[question.kind]].value;
      return answer !== null && isCurrent(answer);
    }),

    /**
     * Opens a question in place of the one that is open.
     * @param {QuestionKind} kind
     * @param {string} of the quantity that it is about; "" for an equation that says so itself
     */
    ask(kind, of) {
      batch(() => {
        if (of !== about) forgetAllBut(of);
        about = of;
        const index = store.index.peek();
        if (kind === "curves" && over.peek().about.length === 0)
          over.value = { ...over.peek(), about: around(index, of) };
        limit.value = FEW;
        turn.value = { value: null, h: H };
        walkPlace.value = START();
        pathsTold.value = Number.POSITIVE_INFINITY;
        touched.value = unanswered.value = insertion.value = null;
        view.selection.value = new Set();
        open.value = { kind, about: of };
      });
    },

    /** The quantity that was asked about last, also when its question is closed; "" while there is none. */
    last: () => (about !== "" && isThere(store.index.peek(), about) ? about : ""),

    /** Practises a derivative where it was left. @param {string} network its address @param {string} of */
    practise(network, of) {
      batch(() => {
        practising.begin(network, of);
        questions.ask("practice", of);
      });
    },

    close() {
      batch(() => {
        open.value = touched.value = unanswered.value = insertion.value = null;
      });
    },

    /**
     * Hands an equation in. It opens the question, unless the same one is open.
     * @param {string} text
     * @param {string} [of] the quantity that it is about; else that of the open question
     * @param {boolean} [isAsked] it is what a link asks for
     */
    check(text, of = open.peek()?.about ?? "", isAsked = bound.peek() === of) {
      const now = open.peek();
      batch(() => {
        bound.value = isAsked ? of : "";
        if (now?.kind !== "check" || now.about !== of) questions.ask("check", of);
        equation.value = text;
        handedIn.value = text.trim() === "" ? "" : text.slice(0, MOST_SENT);
      });
    },

    /** Turns the parameter that is asked about, in the experiment alone; null: back. @param {number | null} value */
    turnTo(value) {
      turn.value = { ...turn.peek(), value };
    },

    /** What was tapped on the drawing is to be written into the equation. @param {import("../page/view.js").EntityKey} key */
    insertFor(key) {
      insertion.value = { key, at: (insertion.peek()?.at ?? 0) + 1 };
    },

    /** Takes an answer in, unless it is late. @param {Extract<AnswerMessage, { event: AnswerEvent | "unanswered" }>} answer */
    take(answer) {
      if (answer.id !== waiting.peek()) return;
      batch(() => {
        waiting.value = null;
        if (!isSame(open.peek(), sent.question)) return;
        if (answer.event === "unanswered") unanswered.value = answer;
        else if (isCurrent(answer)) {
          unanswered.value = null;
          /** @type {Signal<typeof answer | null>} */ (answers[answer.event]).value = answer;
        }
      });
    },
  };
  return questions;
}

/** @typedef {ReturnType<typeof createQuestions>} Questions */

/** An iteration of a run with the values of a revision. @param {{ run: number, iteration: number }} where @param {number} revision */
const placeKey = ({ run, iteration }, revision) => `${run} ${iteration} ${revision}`;
