/** Keys: one table makes them, the focus keeps its own, and what is selected takes digits. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { knows } from "../../../static/js/lib/say.js";
import { chordsOf, printed } from "../../../static/js/tools/commands/chords.js";
import { COMMANDS, offers } from "../../../static/js/tools/commands/table.js";
import { open } from "../model/bench.js";
import { keyboard } from "./keyboard.js";

/** A page whose messages about time are counted. @param {object} [more] */
function page(more) {
  const bench = open(undefined, more);
  bench.server.cursor();
  /** @type {any[]} */
  const sent = [];
  bench.model.transport.post = (message) => sent.push(message.event);
  return { ...bench, sent, ...keyboard(bench.model) };
}

test("no chord does two things, and every command has its words", () => {
  // What is done only while something holds may take a key that does something else otherwise.
  for (const some of [COMMANDS.filter(({ when }) => when), COMMANDS.filter(({ when }) => !when)]) {
    const chords = some.flatMap(({ keys }) => keys);
    assert.deepEqual(
      chords.filter((chord, at) => chords.indexOf(chord) < at),
      [],
    );
  }
  assert.deepEqual(
    COMMANDS.filter(({ code }) => !knows(`command_${code}`)).map(({ code }) => code),
    [],
  );
});

test("a press with Shift may mean a sign that needs Shift, but no other letter with Ctrl", () => {
  const press = { code: "", shiftKey: true, ctrlKey: false, metaKey: false, altKey: false };
  assert.deepEqual(chordsOf({ ...press, key: "?" }), ["Shift+?", "?"]);
  assert.deepEqual(chordsOf({ ...press, key: "T" }), ["Shift+t", "t"]);
  assert.deepEqual(chordsOf({ ...press, key: "C", ctrlKey: true }), ["Mod+Shift+c"]);
  assert.deepEqual(chordsOf({ ...press, key: "@", code: "Digit2" }), ["Shift+Digit2", "Shift+@", "@"]);
  // Where digits need Shift, a digit is a digit.
  assert.deepEqual(chordsOf({ ...press, key: "2", code: "Digit2" }), ["Shift+2", "2"]);
});

test("chords are printed as people know them", () => {
  assert.deepEqual(printed("Mod+Shift+z", false), ["Ctrl", "Shift", "Z"]);
  assert.deepEqual(printed("Mod++", true), ["⌘", "+"]);
  assert.deepEqual(printed("PageDown", false), ["Page Down"]);
});

test("keys act wherever no field, list or control needs them", () => {
  const { press, sent, model } = page();
  for (const within of ["", "button", "aside"]) assert.ok(press("3", {}, within), within);
  assert.equal(sent.length, 3);
  for (const within of ["input", "textarea", "select", "[role=listbox]"])
    assert.equal(press("3", {}, within), false);
  for (const key of [" ", "Enter"]) assert.equal(press(key, {}, "button"), false);
  for (const key of ["ArrowUp", "PageDown", "Home"]) assert.equal(press(key, {}, "aside"), false);
  model.view.singleKeys.value = false;
  assert.equal(press("3"), false);
  assert.equal(sent.length, 3);
});

test("the browser enlarges a text that somebody reads, the page its drawing", () => {
  /** @type {number[]} */
  const zooms = [];
  const { model } = page();
  const camera = {
    view: { peek: () => ({ zoom: 1 }) },
    zoomTo: (/** @type {number} */ to) => zooms.push(to),
  };
  const { press } = keyboard(model, { camera });
  assert.equal(press("+", { ctrlKey: true }, "aside"), false);
  assert.ok(press("+", { ctrlKey: true }));
  assert.ok(press("0", { metaKey: true }));
  assert.deepEqual(zooms, [1.25, 1]);
});

test("a digit begins one value for all that are selected and hold one", () => {
  const { press, model } = page();
  model.view.selection.value = new Set(["loss", "neuron:h", "neuron:x"]);
  press("4");
  assert.deepEqual(model.view.editing.value, {
    key: "neuron:h",
    what: "value",
    over: true,
    keys: ["neuron:h", "neuron:x"],
  });
});

test("digits and a minus begin the value of what is selected and never move time", () => {
  const { press, sent, model } = page();
  const { editing, selection } = model.view;
  selection.value = new Set(["knob:e1"]);
  for (const key of ["2", "-", "0"]) {
    editing.value = null;
    // The browser writes the character into the field, which has the focus by then.
    assert.equal(press(key), false);
    assert.deepEqual(editing.value, { key: "knob:e1", what: "value", over: true });
  }
  editing.value = null;
  // The loss holds no value.
  selection.value = new Set(["loss"]);
  assert.ok(press("3"));
  assert.deepEqual([editing.value, sent], [null, []]);
  press(".", { shiftKey: true });
  press("3", {}, "input");
  model.view.selection.value = new Set();
  press("3");
  assert.deepEqual([editing.value, sent], [null, ["step", "pace"]]);
});

test("Space plays when it is let go, and not if it moved the drawing", () => {
  const { down, up, press, hand, sent } = page();
  down(" ");
  assert.deepEqual([hand.isHeld(), sent], [true, []]);
  up(" ");
  assert.deepEqual([hand.isHeld(), sent], [false, ["play"]]);
  down(" ");
  hand.use();
  down(" ", { repeat: true });
  up(" ");
  assert.deepEqual(sent, ["play"]);
  press(" ", { shiftKey: true });
  assert.deepEqual(sent, ["play", "play"]);
});

test("who looks on can select and step, and is told why nothing can be changed", () => {
  const { model, press } = page({ role: "viewer" });
  press("a", { ctrlKey: true });
  assert.deepEqual([...model.view.selection.value], ["neuron:x", "neuron:h", "neuron:y"]);
  press("Delete");
  press("ArrowRight");
  assert.equal(model.store.inFlight.value, 0);
  const offered = offers(/** @type {any} */ ({ model }));
  const blocked = new Map(offered.map(({ code, blocked }) => [code, blocked()]));
  assert.equal(blocked.get("remove"), "why_not_editable");
  assert.equal(blocked.get("select_all"), null);
});

test("arrows nudge, with Shift to the next line of the grid, as one step to undo", () => {
  const { model, press } = page();
  model.view.selection.value = new Set(["neuron:h", "neuron:y"]);
  const places = () => ["h", "y"].map((id) => model.store.index.value.neurons.get(id)?.x ?? 0);
  press("ArrowRight");
  assert.deepEqual(places(), [202, 402]);
  press("ArrowRight", { shiftKey: true });
  assert.deepEqual(places(), [220, 420]);
  press("ArrowLeft", { shiftKey: true });
  assert.deepEqual(places(), [200, 400]);
  press("ArrowLeft");
  model.editor.undo();
  assert.deepEqual(places(), [200, 400]);
  assert.equal(model.history.canUndo.value, false);
});

test("Enter edits the value of what is selected, F2 its name, and the title where nothing is selected", () => {
  const { model, press } = page();
  const { editing, selection } = model.view;
  const after = (/** @type {string} */ key) => {
    editing.value = null;
    press(key);
    const now = /** @type {import("../../../static/js/model/page/view.js").Editing | null} */ (
      editing.peek()
    );
    return now && `${now.what} of ${now.key}`;
  };
  selection.value = new Set(["neuron:x"]);
  assert.deepEqual([after("Enter"), after("F2")], ["value of neuron:x", "name of neuron:x"]);
  selection.value = new Set(["edge:e1"]);
  assert.deepEqual([after("Enter"), after("F2")], ["value of edge:e1", "value of edge:e1"]);
  selection.value = new Set(["loss"]);
  assert.equal(after("Enter"), null);
  selection.value = new Set();
  assert.equal(after("F2"), "name of title");
  editing.value = { key: "neuron:x", what: "name", over: false };
  model.editor.remove(["neuron:x"]);
  assert.equal(editing.value, null);
});
