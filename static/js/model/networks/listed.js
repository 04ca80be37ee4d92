/**
 * A network as the list of networks has it, and what is told of it beside its title. Must not know elements.
 *
 * `place`: where one was; `step` of `steps` neuron-sized steps are done in iteration `iteration` of a run that began at
 * `start`.
 * @typedef {{ start: number, iteration: number, step: number, steps: number }} Place
 *
 * What was seen last: the loss and the activations there, by the id of their neuron.
 * @typedef {{ loss: number | null, values: Readonly<Record<string, number>> }} Summary
 *
 * Times are ISO texts. `own`: whether it belongs to this person, who otherwise may edit it.
 * @typedef {{ handle: string, title: string, touched: string, deleted: string | null, archived: string | null,
 *   place: Place | null, summary: Summary | null, own: boolean }} Listed
 *
 * `kept_days`: how long a deleted network is kept; `archive_days`: after how long an untouched one is archived, if ever;
 * `bounded`: the activations that stay within [-1, 1].
 * @typedef {{ networks: readonly Listed[], kept_days: number, archive_days: number | null, bounded: readonly string[] }} List
 *
 * @typedef {object} Server
 * @property {() => Promise<List>} list
 * @property {(deed: string, values: Record<string, unknown>) => Promise<Record<string, unknown>>} ask rejects with the
 *   sentence on what cannot be done
 *
 * @typedef {import("../../lib/say.js").Said} Said
 */

/** Whether no step of it has been taken. @param {Listed} network */
export const isNew = ({ place }) => place === null || (place.iteration === place.start && place.step === 0);

/** What is special about a network, as what is to be said. @param {Listed} network @returns {Said} */
export function special(network) {
  const { place, own, archived } = network;
  if (archived !== null) return { code: "networks_archived", values: {} };
  if (!own) return { code: "networks_granted", values: {} };
  if (place === null || isNew(network)) return { code: "networks_never_run", values: {} };
  if (place.iteration > place.start)
    return { code: "networks_iteration", values: { iteration: String(place.iteration) } };
  return { code: "networks_step", values: { step: String(place.step), steps: String(place.steps) } };
}

/** What the button that opens it says. @param {Listed} network @returns {Said} */
export function opening(network) {
  const { place } = network;
  if (place === null || isNew(network)) return { code: "networks_open", values: {} };
  if (place.iteration > place.start)
    return { code: "networks_open_iteration", values: { iteration: String(place.iteration) } };
  return { code: "networks_open_step", values: { step: String(place.step) } };
}
