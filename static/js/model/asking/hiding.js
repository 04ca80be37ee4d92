/**
 * Tells the server what this page asks for first, so that those who follow are not sent the answer before it is shown.
 * Must not know which result a step is asked for.
 *
 * @import { CursorPosition } from "../../protocol/messages.js"
 */

import { effect } from "@preact/signals-core";

/**
 * @param {object} parts
 * @param {import("../run/cursor.js").CursorState} parts.cursor
 * @param {import("./ask_first.js").Asking} parts.asking
 * @param {import("../page/people.js").People} parts.people
 * @param {import("../page/view.js").View} parts.view
 * @param {import("../run/transport.js").Transport} parts.transport
 */
export function createHiding({ cursor, asking, people, view, transport }) {
  const show = () => {
    const here = cursor.state.peek();
    if (here !== null && here.run !== 0 && here.following === null && view.askFirst.peek())
      transport.show(here, asking.own.peek());
  };

  let told = false;
  effect(() => {
    const on = view.askFirst.value;
    if (people.connection.value !== "open" || on === told) return;
    told = on;
    transport.askFirst(on);
  });
  let asked = asking.own.peek();
  effect(() => {
    const before = asked;
    asked = asking.own.value;
    // An open question is told where the server waits for it.
    if (before !== null && asked === null) show();
  });

  return {
    /** The server has a new place that those who follow do not see yet. */
    held: show,

    /** Where the page was, with the question that is still open there. @param {CursorPosition | null} position */
    upon(position) {
      // What the page has said is forgotten with the line.
      told = position !== null && view.askFirst.peek();
      const { step: shown = null, id = "" } = asking.own.peek() ?? {};
      return position !== null && told ? { ...position, ask_first: true, shown, asked: id } : position;
    },
  };
}

/** @typedef {ReturnType<typeof createHiding>} Hiding */
