/**
 * A Socket.IO line for tests: it keeps what is sent, and the test says what comes and when it breaks.
 *
 * @typedef {[event: string, payload: any]} Sent
 */

export class Line {
  connected = false;
  active = false;
  /** @type {Sent[]} */
  sent = [];
  /** @type {object[]} What each connection said of itself. */
  auths = [];
  /** @type {any} */
  options = null;
  /** @type {Map<string, (payload?: any) => void>} */
  listeners = new Map();

  /** What the line stands on. The server's pings come there. */
  io = {
    on: (/** @type {"ping"} */ _, /** @type {() => void} */ listener) => {
      this.ping = listener;
    },
  };
  ping = () => {};

  /** Takes the place of Socket.IO's `io`. @param {object} options */
  take = (options) => {
    this.options = options;
    return this;
  };

  /** @param {string} event @param {(payload?: any) => void} listener */
  on(event, listener) {
    this.listeners.set(event, listener);
  }

  /** @param {string} event @param {object} payload */
  emit(event, payload) {
    this.sent.push([event, payload]);
  }

  connect() {
    this.active = true;
    this.connected = true;
    this.options.auth((/** @type {object} */ auth) => this.auths.push(auth));
  }

  disconnect() {
    this.breaks({ byServer: true });
  }

  /** @param {{ byServer?: boolean }} [how] a line that the server closes does not come back by itself */
  breaks({ byServer = false } = {}) {
    const was = this.connected;
    this.connected = false;
    if (byServer) this.active = false;
    if (was) this.hears("disconnect", "transport close");
  }

  /** @param {string} event @param {any} [payload] */
  hears(event, payload) {
    this.listeners.get(event)?.(payload);
  }

  /** What was sent since this was asked last. */
  taken() {
    return this.sent.splice(0);
  }
}
