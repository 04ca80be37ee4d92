/**
 * The past of the network: its versions as the server lists them, and the one that is looked at. A version that is looked
 * at changes nothing here; it comes back by an edit. Must not know how a version is fetched or drawn.
 *
 * @import { Document, Named } from "../../protocol/messages.js"
 *
 * @typedef {object} Version
 * @property {number} revision
 * @property {number} time in seconds since 1970
 * @property {string} person the key of who made it; "" for the beginning
 * @property {number} edits
 * @property {string} name "" where it has none
 *
 * @typedef {{ versions: readonly Version[], more: boolean, names: Readonly<Record<string, string>> }} Listed
 * @typedef {{ version: Version, document: Document | null }} Shown `document`: null until it has come
 */

import { batch, computed, effect, signal } from "@preact/signals-core";

/** @type {Listed} */
const NOTHING = Object.freeze({ versions: [], more: false, names: {} });

/**
 * @param {object} parts
 * @param {import("../run/transport.js").Transport} parts.transport
 * @param {import("../run/cursor.js").CursorState} parts.cursor
 * @param {import("./view.js").View} parts.view
 */
export function createVersions({ transport, cursor, view }) {
  /** @type {import("@preact/signals-core").Signal<Listed | null>} */
  const listed = signal(null);
  /** @type {import("@preact/signals-core").Signal<Shown | null>} */
  const shown = signal(null);
  const problem = signal(/** @type {string | null} */ (null));
  /** Whoever follows somebody who asks first sees no more than is shown. */
  const hidden = computed(() => Boolean(cursor.state.value?.following && cursor.state.value.ask_first));

  /**
   * What the server says, if it is still what is wanted then.
   * @template T
   * @param {string} path @param {() => boolean} wanted @param {(answer: T) => void} take
   */
  const ask = async (path, wanted, take) => {
    try {
      const answer = await versions.fetch(path);
      if (wanted())
        batch(() => {
          problem.value = null;
          take(answer);
        });
    } catch {
      if (wanted()) problem.value = "history_unreachable";
    }
  };

  /** Until another version has come, the one before stays over the drawing. @param {Shown | null} now */
  const look = (now) =>
    batch(() => {
      shown.value = now;
      if (now === null || now.document !== null) view.past.value = now?.document ?? null;
    });

  effect(() => {
    if (hidden.value) look(null);
  });

  const versions = {
    /** What stands at a path below the history; set by whoever has a line. @param {string} path @returns {Promise<any>} */
    fetch: (path) => Promise.reject(new Error(path)),

    /** Null until the list has come. */
    listed: computed(() => listed.value),
    shown: computed(() => shown.value),
    hidden,
    /** The code of a sentence. */
    problem: computed(() => problem.value),

    /** Fetches the newest versions; what was fetched beyond them stays. */
    refresh() {
      const before = listed.peek();
      return ask(
        "",
        () => listed.peek() === before,
        (/** @type {Listed} */ answer) => {
          listed.value = before === null ? answer : continued(answer, before);
        },
      );
    },

    /** Fetches the versions before the oldest that is known. */
    older() {
      const before = listed.peek() ?? NOTHING;
      const oldest = before.versions.at(-1)?.revision ?? 0;
      return ask(
        `?before=${oldest}`,
        () => listed.peek() === before,
        (/** @type {Listed} */ answer) => {
          const all = [...before.versions, ...answer.versions];
          listed.value = { ...answer, versions: all, names: { ...before.names, ...answer.names } };
        },
      );
    },

    /** Looks at a version. @param {Version} version */
    show(version) {
      if (hidden.peek()) return Promise.resolve();
      const wanted = { version, document: null };
      look(wanted);
      const still = () => shown.peek() === wanted;
      return ask(`/${version.revision}`, still, (/** @type {Document} */ document) =>
        look({ version, document }),
      );
    },

    /** Looks at the present again. */
    close: () => look(null),

    /** Names a version for everybody. @param {number} revision @param {string} name "" takes the name away */
    name(revision, name) {
      transport.post({ event: "name_version", revision, name });
    },

    /** @param {Pick<Named, "revision" | "name">} named */
    take({ revision, name }) {
      if (listed.peek() === null) return;
      const renamed = (/** @type {Version} */ version) =>
        version.revision === revision ? { ...version, name } : version;
      batch(() => {
        const now = listed.peek() ?? NOTHING;
        listed.value = { ...now, versions: now.versions.map(renamed) };
        if (shown.peek() !== null)
          look({
            .../** @type {Shown} */ (shown.peek()),
            version: renamed(/** @type {Shown} */ (shown.peek()).version),
          });
      });
    },
  };
  return versions;
}

/** @typedef {ReturnType<typeof createVersions>} Versions */

/** A new list, and behind it what was known of older versions. @param {Listed} fresh @param {Listed} before @returns {Listed} */
function continued(fresh, before) {
  const oldest = fresh.versions.at(-1)?.revision ?? 0;
  const rest = fresh.more ? before.versions.filter(({ revision }) => revision < oldest) : [];
  return {
    versions: [...fresh.versions, ...rest],
    more: rest.length > 0 ? before.more : fresh.more,
    names: { ...before.names, ...fresh.names },
  };
}
