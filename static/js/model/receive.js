/**
 * What each message of the server means to the model, message by message in the order in which they come.
 * A message without a line here is an error of types. Must not know how they come.
 *
 * @import { ServerMessage } from "../protocol/messages.js"
 * @import { AnswerEvent } from "./asking/messages.js"
 *
 * @typedef {{ [E in ServerMessage["event"]]: (message: Extract<ServerMessage, { event: E }>) => void }} Receive
 */

import { batch } from "@preact/signals-core";
import { ANSWERS } from "./asking/messages.js";

// What keeps a page waiting until a seat is free.
const WITHOUT_SEAT = new Set(["network_full", "server_full"]);

/**
 * @typedef {object} Parts
 * @property {import("./document/store.js").Store} store
 * @property {import("./run/plan.js").Plan} plan
 * @property {import("./run/frame_numbers.js").Numbers} numbers
 * @property {import("./run/cursor.js").CursorState} cursor
 * @property {import("./asking/ask_first.js").Asking} asking
 * @property {import("./asking/hiding.js").Hiding} hiding
 * @property {import("./page/people.js").People} people
 * @property {import("./page/presence.js").Presence} presence
 * @property {import("./page/versions.js").Versions} versions
 * @property {import("./page/sharing.js").Sharing} sharing
 * @property {import("./edits/editor.js").Editor} editor
 * @property {import("./asking/questions.js").Questions} questions
 * @property {import("./asking/guesses.js").Guesses} guesses
 * @property {import("./run/curves.js").Curves} curves
 * @property {import("./run/asides.js").Updates} updates
 * @property {import("./run/asides.js").OffCounts} offCounts
 * @property {import("./run/asides.js").Layers} layers
 * @property {import("./run/rows.js").RowsState} rows
 * @property {import("./run/plane.js").PlaneState} plane
 * @property {import("./run/pictures.js").PicturesState} pictures
 * @property {import("./run/spread.js").SpreadState} spread
 * @property {import("./run/begun.js").Begun} begun
 * @property {import("./run/landmarks.js").LandmarksState} landmarks
 */

/** @param {Parts} parts @returns {Receive} */
export function createReceive({
  store,
  plan,
  numbers,
  cursor,
  asking,
  hiding,
  people,
  presence,
  versions,
  sharing,
  editor,
  questions,
  guesses,
  curves,
  begun,
  updates,
  offCounts,
  layers,
  rows,
  plane,
  pictures,
  spread,
  landmarks,
}) {
  /** Without numbers to come, nothing on screen waits for them. @param {number} step @param {number} run */
  const coverWithout = (step, run) => {
    if (run !== 0 && step > 0) return;
    if (run !== 0 && store.valuesBehind.peek() && numbers.have > 0) numbers.clear();
    store.covered(store.revision.peek());
  };
  const answers = /** @type {Pick<Receive, AnswerEvent>} */ (
    Object.fromEntries(Object.values(ANSWERS).map((event) => [event, questions.take]))
  );
  return {
    welcome(message) {
      batch(() => {
        numbers.renew();
        curves.clear();
        begun.clear();
        store.welcome(message);
        presence.clear();
        people.welcome(message);
        // Whoever waited for a seat has one.
        if (WITHOUT_SEAT.has(editor.problem.peek()?.code ?? "")) editor.problem.value = null;
      });
    },
    accepted: (message) => store.accepted(message),
    rejected(message) {
      batch(() => {
        if (message.id !== null) store.rejected({ ...message, id: message.id });
        const { code, values, path, ids } = message;
        editor.problem.value = { code, values, path, ids };
      });
    },
    shared: sharing.take,
    patch: (message) => store.patch(message),
    plan(message) {
      batch(() => {
        const [ran, step] = [plan.current.peek() !== null, cursor.state.peek()?.step ?? 0];
        const changed = plan.take(message);
        if (changed && plan.current.peek() !== null) numbers.clear();
        else if (ran && plan.current.peek() === null) numbers.hold(step);
        if (message.missing.length > 0) store.covered(message.revision);
      });
    },
    cursor(message) {
      batch(() => {
        asking.take(message);
        cursor.state.value = message;
        coverWithout(message.step, message.run);
        if (message.holds) hiding.held();
      });
    },
    frame(message) {
      batch(() => {
        if (numbers.take(message)) store.covered(message.revision);
      });
    },
    curve: curves.take,
    pointers: presence.take,
    named: versions.take,
    members(message) {
      people.members.value = message.members;
    },
    ...answers,
    checked(message) {
      if (!guesses.take(message)) questions.take(message);
    },
    unanswered(message) {
      const aside =
        plane.refused(message) ||
        pictures.refused(message) ||
        spread.refused(message) ||
        landmarks.refused(message);
      if (!guesses.take(message) && !aside) questions.take(message);
    },
    updated: updates.take,
    counted_off: offCounts.take,
    layer: layers.take,
    rows: rows.take,
    plane(message) {
      plane.take(/** @type {import("./run/plane.js").OutputPlane} */ (message));
      pictures.take(message);
    },
    spread: spread.take,
    landmarks: landmarks.take,
  };
}
