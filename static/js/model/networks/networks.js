/**
 * The networks of one person: which there are, which is selected, what is searched for, and what is done to them. Must
 * not know how the server is asked, or how a network is drawn.
 *
 * @import { Listed, Server } from "./listed.js"
 */

import { batch, computed, signal } from "@preact/signals-core";

/**
 * @param {Server} server
 * @param {(handle: string) => void} open shows a network in place of the list
 */
export function createNetworks(server, open) {
  const all = signal(/** @type {readonly Listed[] | null} */ (null));
  const query = signal("");
  const chosen = signal(/** @type {string | null} */ (null));
  const renaming = signal(false);
  /** The sentence on what could not be done. */
  const problem = signal("");
  /** The networks that are found, the newest first; archived ones only where they are searched for. */
  const found = computed(() => {
    const wanted = plain(query.value);
    return (all.value ?? []).filter(
      ({ title, deleted, archived }) =>
        deleted === null && (wanted === "" ? archived === null : plain(title).includes(wanted)),
    );
  });
  const selected = computed(() => found.value.find(({ handle }) => handle === chosen.value) ?? null);
  const deleted = computed(() =>
    (all.value ?? [])
      .filter((network) => network.deleted !== null)
      .toSorted((one, other) => ((one.deleted ?? "") < (other.deleted ?? "") ? 1 : -1)),
  );

  /** @param {() => Promise<void>} deed */
  async function attempt(deed) {
    problem.value = "";
    try {
      await deed();
    } catch (error) {
      problem.value = error instanceof Error ? error.message : String(error);
    }
  }

  async function load() {
    await attempt(async () => {
      const listed = await server.list();
      batch(() => {
        all.value = listed.networks;
        if (selected.peek() === null) chosen.value = found.peek()[0]?.handle ?? null;
      });
    });
  }

  /** Does something to a network, and looks what there is then. @param {string} deed @param {Record<string, unknown>} values */
  const doing = (deed, values) =>
    attempt(async () => {
      const answer = await server.ask(deed, values);
      if (typeof answer.handle === "string") chosen.value = answer.handle;
      await load();
    });

  return {
    /** Null until they are known. */
    all,
    query,
    renaming,
    problem,
    found,
    selected,
    deleted,
    /** How many there are that are neither deleted nor archived. */
    count: computed(() => (all.value ?? []).filter(inUse).length),
    load,

    /** @param {string} handle */
    select(handle) {
      batch(() => {
        if (handle !== chosen.peek()) renaming.value = false;
        chosen.value = handle;
      });
    },

    open: () => selected.peek() && open(/** @type {Listed} */ (selected.peek()).handle),
    duplicate: () => withSelected((handle) => doing("duplicate", { handle })),

    /** @param {string} title */
    rename(title) {
      renaming.value = false;
      const now = selected.peek();
      return now === null || title === now.title ? null : doing("rename", { handle: now.handle, title });
    },

    /** Deletes what is selected; what stands behind it is selected then. */
    remove() {
      const [now, at] = [selected.peek(), found.peek().findIndex(({ handle }) => handle === chosen.peek())];
      if (now === null || !now.own) return null;
      const next = found.peek()[at + 1] ?? found.peek()[at - 1];
      return doing("delete", { handle: now.handle }).then(() => {
        if (problem.peek() === "") chosen.value = next?.handle ?? null;
      });
    },

    /** @param {string} handle */
    restore: (handle) => doing("restore", { handle }),

    /** The code for another computer; `fresh`: another one in its place. @param {boolean} fresh */
    async code(fresh) {
      let code = "";
      await attempt(async () => {
        code = String((await server.ask("code", { fresh })).code);
      });
      return code;
    },

    /** Goes on as who has given this code. @param {string} code */
    enter: (code) => doing("enter", { code }),
  };

  /** @param {(handle: string) => Promise<void>} deed */
  function withSelected(deed) {
    const now = selected.peek();
    return now === null ? null : deed(now.handle);
  }
}

/** @param {Listed} network */
const inUse = ({ deleted, archived }) => deleted === null && archived === null;

/** Text as it is searched for: whatever its case and its accents. @param {string} text */
const plain = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .trim();

/** @typedef {ReturnType<typeof createNetworks>} Networks */
