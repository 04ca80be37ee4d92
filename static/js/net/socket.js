/**
 * The line to the server: the one module that uses Socket.IO, which a classic script leaves in `globalThis.io`. It
 * connects again by itself. Payloads are plain data. No value is undefined, since the server refuses msgpack's
 * extension types. Bytes are ArrayBuffers, the only kind that the encoder knows. Must not know what the messages
 * mean.
 *
 * @import { Auth, ClientMessage } from "../protocol/messages.js"
 * @import { Clock } from "../lib/clock.js"
 *
 * @typedef {object} IoSocket the part of a Socket.IO socket that is used here
 * @property {boolean} connected
 * @property {boolean} active whether it connects again by itself
 * @property {(event: string, listener: (...args: any[]) => void) => unknown} on
 * @property {(event: string, payload: object) => unknown} emit
 * @property {() => unknown} connect
 * @property {() => unknown} disconnect
 * @property {{ on: (name: "ping", listener: () => void) => unknown }} io what it stands on; the server's pings come there
 *
 * @typedef {(options: object) => IoSocket} Io
 *
 * @typedef {object} SocketParts
 * @property {Io} io
 * @property {Clock} clock
 * @property {() => Promise<Auth>} auth asked for at each connection
 * @property {(event: string, payload: any) => void} onMessage
 * @property {() => void} onLost
 * @property {(since: number) => void} onSilent nothing has come since then, by the clock; a cut cable breaks no line
 * @property {() => void} onHeard something has come over a silent line
 * @property {() => boolean} mayReturn whether to connect again after the server closed the line itself
 */

import { portable } from "../lib/bytes.js";
import { PING_SECONDS, SERVER_EVENTS, SEVERAL } from "../protocol/messages.js";

const FIRST_DELAY = 200;
const LONGEST_DELAY = 2000;
// A line that misses a ping carries nothing.
const SILENCE = 1500 * PING_SECONDS;

/** @param {SocketParts} parts */
export function createSocket({ io, clock, auth, onMessage, onLost, onSilent, onHeard, mayReturn }) {
  const socket = io({
    transports: ["websocket"],
    auth: (/** @type {(auth: Auth) => void} */ answer) => auth().then(answer),
    autoConnect: false,
    reconnectionDelay: FIRST_DELAY,
    reconnectionDelayMax: LONGEST_DELAY,
    timeout: LONGEST_DELAY,
  });
  let closed = false;
  let renewing = false;
  let lost = 0;

  // Socket.IO comes back by itself when the line breaks, but not when the server closes it.
  const comeBack = () => {
    if (!closed && !renewing && !socket.active && mayReturn())
      clock.after(LONGEST_DELAY, () => closed || socket.connect());
  };
  const ear = listenForSilence(clock, onSilent, onHeard);
  socket.io.on("ping", ear.pinged);
  for (const event of SERVER_EVENTS) {
    socket.on(event, (payload) => {
      ear.heard();
      onMessage(event, payload);
    });
  }
  socket.on(SEVERAL, (/** @type {readonly [string, any][]} */ messages) => {
    ear.heard();
    const before = lost;
    for (const [event, payload] of messages) {
      // A message may make the page give up its line. What that line still brought is no longer of use.
      if (lost === before) onMessage(event, payload);
    }
  });
  for (const event of ["connect_error", "disconnect"]) {
    socket.on(event, () => {
      ear.stop();
      lost += 1;
      onLost();
      comeBack();
    });
  }

  return {
    open() {
      socket.connect();
    },

    /**
     * Sends a message now or not at all.
     * @param {ClientMessage} message
     * @returns {boolean} whether it was sent
     */
    send({ event, ...payload }) {
      // Socket.IO would keep it for later, when it may no longer be what was meant.
      if (!socket.connected) return false;
      socket.emit(event, portable(payload));
      return true;
    },

    /** Breaks the line and takes a new one, for a fresh welcome. */
    renew() {
      renewing = true;
      socket.disconnect();
      renewing = false;
      socket.connect();
    },

    close() {
      closed = true;
      socket.disconnect();
    },
  };
}

/** @typedef {ReturnType<typeof createSocket>} Socket */

/**
 * Notices that nothing comes over a line that stands. Being told what comes costs nothing: one timer looks back.
 * @param {Clock} clock
 * @param {SocketParts["onSilent"]} onSilent
 * @param {SocketParts["onHeard"]} onHeard
 */
function listenForSilence(clock, onSilent, onHeard) {
  let last = 0;
  let silent = false;
  /** @type {(() => void) | null} */
  let cancel = null;

  const look = () => {
    cancel = null;
    const left = last + SILENCE - clock.now();
    silent = left <= 0;
    if (silent) onSilent(last);
    else cancel = clock.after(left, look);
  };
  const heard = () => {
    last = clock.now();
    if (silent) onHeard();
    silent = false;
    if (cancel === null) look();
  };

  return {
    heard,

    /** Before the first message of a line there is nothing to tell. */
    pinged() {
      if (silent || cancel !== null) heard();
    },

    stop() {
      cancel?.();
      [cancel, silent] = [null, false];
    },
  };
}
