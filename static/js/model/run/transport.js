/**
 * The verbs that move through a run. They ask the server, which alone knows where a step leads; nothing
 * moves here before its answer. Must not know the socket: `post` is set by whoever has one.
 *
 * @import { ClientMessage, Cursor, Pace, Target } from "../../protocol/messages.js"
 *
 * @typedef {Cursor["breakpoints"][number]} Breakpoint
 * @typedef {Pace["grain"]} Grain
 * @typedef {{ turn?: number | null, iteration?: number | null }} Where of the present one what is not given
 * @typedef {{ step: number } & Where} Goal
 */

import { usual } from "./paces.js";

/**
 * @param {import("../document/store.js").Store} store
 * @param {import("./cursor.js").CursorState} cursor
 * @param {Pick<import("../asking/ask_first.js").Asking, "answer">} asking
 */
export function createTransport(store, cursor, asking) {
  const transport = {
    /** Where this page's playing ends, if it was told where. @type {Goal | null} */
    goal: null,
    /** Sends a message if there is a line; what cannot be sent now is not sent later. @param {ClientMessage} message */
    post(message) {
      void message;
    },
    /**
     * One step of the pace's grain, or of another. If a result is asked for, a step on shows it.
     * @param {1 | -1} direction
     * @param {Grain} [grain]
     */
    step(direction, grain = cursor.state.peek()?.pace.grain ?? "neuron") {
      if (direction === 1 && asking.answer()) return;
      transport.goal = null;
      transport.post({ event: "step", direction, grain });
    },
    /** To a number of micro-steps done. @param {number} step @param {Where} [where] */
    seek(step, where) {
      transport.goal = null;
      transport.post({ event: "seek", to: target(step, where) });
    },
    /** This iteration again, from its first step. */
    restart() {
      transport.goal = null;
      transport.post({ event: "restart" });
    },
    /**
     * @param {{ tempo?: "walk" | "tour", direction?: 1 | -1, until?: Goal | null }} [how]
     */
    play({ tempo = "walk", direction = 1, until = null } = {}) {
      transport.goal = until;
      transport.post({ event: "play", tempo, direction, until: until && target(until.step, until) });
    },
    pause() {
      transport.goal = null;
      transport.post({ event: "pause" });
    },
    /**
     * Plays, or pauses. If it plays forwards and is asked to play back, it turns round. If a result is asked for, it
     * shows the result.
     * @param {1 | -1} [direction]
     */
    toggle(direction = 1) {
      if (direction === 1 && asking.answer()) return;
      const turns = direction < 0 && cursor.state.peek()?.direction === 1;
      if (cursor.playing.peek() && !turns) transport.pause();
      else transport.play({ direction });
    },
    /** @param {Pace} pace whether it eases stays as it is */
    setPace({ grain, rate }) {
      transport.post({
        event: "pace",
        pace: { grain, rate, eases: cursor.state.peek()?.pace.eases ?? false },
      });
    },
    /** Whether it slows by itself while the loss falls fast. @param {boolean} eases */
    ease(eases) {
      const { grain, rate } = cursor.state.peek()?.pace ?? usual("neuron");
      transport.post({ event: "pace", pace: { grain, rate, eases } });
    },
    /** What playing pauses at. @param {readonly Breakpoint[]} breakpoints */
    setBreakpoints(breakpoints) {
      transport.post({ event: "breakpoints", breakpoints });
    },
    /** Whether those who follow wait for the result of each step. @param {boolean} on */
    askFirst(on) {
      transport.post({ event: "ask_first", on });
    },
    /** What those who follow see of a place: what comes before the result that is asked for, or everything.
     * @param {Cursor} place @param {import("../asking/ask_first.js").Asked | null} asked */
    show({ iteration, turn = 0, step }, asked) {
      const hides = { shown: asked?.step ?? null, asked: asked?.id ?? "" };
      transport.post({ event: "show", iteration, turn, step, ...hides });
    },
    /** Sees what another member sees; null: on one's own again. @param {string | null} member */
    follow(member) {
      transport.post({ event: "follow", member });
    },
    /** Has the network kept, since its address is given away. */
    share() {
      transport.post({ event: "share" });
    },
    /** Writes the run's parameters into the document: an edit, and one step to undo. */
    keep() {
      store.request("keep");
    },
    /** Returns to the document's parameters; can be undone. */
    reset() {
      store.request("reset");
    },
  };
  return transport;
}

/** @param {number} step @param {Where} [where] @returns {Target} */
const target = (step, { turn = null, iteration = null } = {}) => ({
  step: Math.max(0, Math.round(step)),
  turn,
  iteration,
});

/** @typedef {ReturnType<typeof createTransport>} Transport */
