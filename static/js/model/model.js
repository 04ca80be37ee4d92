/**
 * Everything that the page knows, put together: one owner for each state. Must not know the socket, the
 * canvas or the panels; messages are handed to `receive`, and what is to be sent is taken from the store
 * and from `transport.post`.
 */

import { effect } from "@preact/signals-core";
import { systemClock } from "../lib/clock.js";
import { createAsking } from "./asking/ask_first.js";
import { createExperiment } from "./asking/experiment.js";
import { createGuesses } from "./asking/guesses.js";
import { createHiding } from "./asking/hiding.js";
import { createQuestions } from "./asking/questions.js";
import { createStore } from "./document/store.js";
import { createEditor } from "./edits/editor.js";
import { createHistory } from "./edits/history.js";
import { createLeftOver } from "./edits/left_over.js";
import { createOthers } from "./edits/others.js";
import { createFollowing } from "./page/following.js";
import { createPeople } from "./page/people.js";
import { createPresence } from "./page/presence.js";
import { keepSelectionAlive } from "./page/selection.js";
import { createSharing } from "./page/sharing.js";
import { createVersions } from "./page/versions.js";
import { createView } from "./page/view.js";
import { createReceive } from "./receive.js";
import { createLayers, createOffCounts, createUpdates } from "./run/asides.js";
import { createBegun } from "./run/begun.js";
import { createCursor } from "./run/cursor.js";
import { createCurves } from "./run/curves.js";
import { withdrawHalt } from "./run/divergence.js";
import { createNumbers } from "./run/frame_numbers.js";
import { createLandmarks } from "./run/landmarks.js";
import { createMoved } from "./run/moved_by_others.js";
import { looksAtNeurons } from "./run/paces.js";
import { createPictures } from "./run/pictures.js";
import { createPlan } from "./run/plan.js";
import { createPlane } from "./run/plane.js";
import { createRows } from "./run/rows.js";
import { createSpread } from "./run/spread.js";
import { createStaleness } from "./run/staleness.js";
import { createTransport } from "./run/transport.js";

/**
 * @typedef {object} Model
 * @property {import("./document/store.js").Store} store
 * @property {import("./edits/editor.js").Editor} editor
 * @property {import("./edits/history.js").History} history
 * @property {import("./edits/left_over.js").LeftOvers} leftOver
 * @property {import("./run/plan.js").Plan} plan
 * @property {import("./run/frame_numbers.js").Numbers} numbers
 * @property {import("./run/cursor.js").CursorState} cursor
 * @property {import("./asking/ask_first.js").Asking} asking
 * @property {import("./asking/guesses.js").Guesses} guesses
 * @property {import("./asking/hiding.js").Hiding} hiding
 * @property {import("./run/moved_by_others.js").Moved} moved
 * @property {import("./page/people.js").People} people
 * @property {import("./page/view.js").View} view
 * @property {import("./page/presence.js").Presence} presence
 * @property {import("./page/versions.js").Versions} versions
 * @property {import("./edits/others.js").Others} others
 * @property {import("./run/transport.js").Transport} transport
 * @property {import("./page/following.js").Following} following
 * @property {import("./page/sharing.js").Sharing} sharing
 * @property {import("./run/staleness.js").Staleness} staleness
 * @property {import("./asking/questions.js").Questions} questions
 * @property {import("@preact/signals-core").ReadonlySignal<import("./asking/experiment.js").Experiment | null>} experiment
 * @property {import("./run/curves.js").Curves} curves
 * @property {import("./run/begun.js").Begun} begun
 * @property {import("./run/asides.js").Updates} updates
 * @property {import("./run/asides.js").OffCounts} offCounts
 * @property {import("./run/asides.js").Layers} layers
 * @property {import("./run/rows.js").RowsState} rows
 * @property {import("./run/plane.js").PlaneState} plane
 * @property {import("./run/pictures.js").PicturesState} pictures
 * @property {import("./run/spread.js").SpreadState} spread
 * @property {import("./run/landmarks.js").LandmarksState} landmarks
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
  const leftOver = createLeftOver({ store, history, canEdit: editor.canEdit, problem: editor.problem });
  const asking = createAsking({
    cursor,
    plan,
    view,
    uses: (parameter) => store.index.peek().uses.get(parameter) ?? { edges: [], biases: [] },
  });
  const transport = createTransport(store, cursor, asking);
  const hiding = createHiding({ cursor, asking, people, view, transport });
  const following = createFollowing(cursor, people, transport);
  const presence = createPresence({ people, view, transport, clock });
  const versions = createVersions({ transport, cursor, view });
  const others = createOthers({ store, history, people, editor, clock });
  const sharing = createSharing(store, people, transport);
  const staleness = createStaleness(store, people, clock);
  const questions = createQuestions({ store, cursor, numbers, people, transport, view });
  const guesses = createGuesses({ asking, plan, reader: questions.reader, transport });
  const experiment = createExperiment(questions, () => looksAtNeurons(cursor.state.value));
  const updates = createUpdates({ cursor, store, people, transport });
  const offCounts = createOffCounts({ cursor, store, people, transport });
  const layers = createLayers({ cursor, store, people, transport });
  const rows = createRows({ cursor, store, people, transport });
  const plane = /** @type {import("./run/plane.js").PlaneState} */ (
    createPlane({ cursor, store, people, transport, clock }, 1_500_000_000)
  );
  const pictures = createPictures({ cursor, store, people, transport, clock, view });
  const spread = createSpread({ cursor, store, people, transport, clock });
  const curves = createCurves();
  const begun = createBegun({ store, numbers, curves });
  const landmarks = createLandmarks({ cursor, store, people, transport, curves });
  const receive = createReceive({
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
  });
  effect(() => keepSelectionAlive(view, store.index.value));
  withdrawHalt(editor.problem, cursor.state, plan.current);
  return {
    moved,
    store,
    editor,
    history,
    leftOver,
    plan,
    numbers,
    cursor,
    asking,
    guesses,
    hiding,
    people,
    presence,
    versions,
    others,
    view,
    transport,
    following,
    sharing,
    staleness,
    questions,
    experiment,
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
    receive,
  };
}
