/**
 * Everything that the page knows, put together: one owner for each state. Must not know the socket, the
 * canvas or the panels; messages are handed to `receive`, and what is to be sent is taken from the store
 * and from `transport.post`.
 */

import { effect } from "@preact/signals-core";
import { systemClock } from "../lib/clock.js";
import { createAsking } from "./asking.js";
import { createCursor } from "./cursor.js";
import { createCurves } from "./curves.js";
import { createEditor } from "./editor.js";
import { createFollowing } from "./following.js";
import { createFreshness } from "./freshness.js";
import { withdrawHalt } from "./halt.js";
import { createHistory } from "./history.js";
import { createMoved } from "./moved.js";
import { createNumbers } from "./numbers.js";
import { createPeople } from "./people.js";
import { createPlan } from "./plan.js";
import { createQuestions } from "./questions.js";
import { createReceive } from "./receive.js";
import { keepSelectionAlive } from "./selection.js";
import { createStore } from "./store.js";
import { createTransport } from "./transport.js";
import { createUpdates } from "./updates.js";
import { createView } from "./view.js";

/**
 * @typedef {object} Model
 * @property {import("./store.js").Store} store
 * @property {import("./editor.js").Editor} editor
 * @property {import("./plan.js").Plan} plan
 * @property {import("./numbers.js").Numbers} numbers
 * @property {import("./cursor.js").CursorState} cursor
 * @property {import("./asking.js").Asking} asking
 * @property {import("./moved.js").Moved} moved
 * @property {import("./people.js").People} people
 * @property {import("./view.js").View} view
 * @property {import("./transport.js").Transport} transport
 * @property {import("./following.js").Following} following
 * @property {import("./freshness.js").Freshness} freshness
 * @property {import("./questions.js").Questions} questions
 * @property {import("./curves.js").Curves} curves
 * @property {import("./updates.js").Updates} updates
 * @property {import("./receive.js").Receive} receive
 */

/**
 * @param {{ clock?: import("../lib/clock.js").Clock }} [options]
 * @returns {Model}
 */
export function createModel({ clock = systemClock } = {}) {
  const view = createView();
  const people = createPeople(clock);
  const store = createStore(clock);
  const numbers = createNumbers();
  const cursor = createCursor();
  const moved = createMoved(cursor, people, store);
  const plan = createPlan(store);
  const history = createHistory(store);
  const editor = createEditor({ store, history, people, view, numbers });
  const asking = createAsking({ cursor, plan, view });
  const transport = createTransport(store, cursor, asking);
  const following = createFollowing(cursor, people, transport);
  const freshness = createFreshness(store, people, clock);
  const questions = createQuestions({ store, cursor, numbers, people, transport, view });
  const updates = createUpdates({ cursor, store, people, transport });
  const curves = createCurves();
  const receive = createReceive({
    store,
    plan,
    numbers,
    cursor,
    asking,
    people,
    editor,
    questions,
    curves,
    updates,
  });
  effect(() => keepSelectionAlive(view, store.index.value));
  withdrawHalt(editor.problem, cursor.state, plan.current);
  return {
    moved,
    store,
    editor,
    plan,
    numbers,
    cursor,
    asking,
    people,
    view,
    transport,
    following,
    freshness,
    questions,
    curves,
    updates,
    receive,
  };
}
