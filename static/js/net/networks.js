/**
 * Asks the server about the networks of this person, over HTTP. What it refuses comes as an error with its sentence. Must
 * not know what is done with the answers.
 *
 * @import { List, Server } from "../model/networks/listed.js"
 * @import { Document } from "../protocol/messages.js"
 */

import { say } from "../lib/say.js";

/** @param {string} path @param {unknown} [body] */
async function answerOf(path, body) {
  const asked =
    body === undefined
      ? fetch(path)
      : fetch(path, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(body),
        });
  const answer = await asked.catch(() => {
    throw new Error(say("networks_offline"));
  });
  const said = await answer.json().catch(() => null);
  if (!answer.ok || said === null) throw new Error(said?.message ?? say("networks_offline"));
  return said;
}

/** @returns {Server & { documents: (handles: readonly string[]) => Promise<Readonly<Record<string, Document>>> }} */
export const createServer = () => ({
  list: () => /** @type {Promise<List>} */ (answerOf("/networks.json")),
  ask: (deed, values) => answerOf(`/networks/${deed}`, values),
  /** The documents of some networks, as far as a picture needs them. */
  documents: (handles) => answerOf("/networks/pictures", { handles }),
});
