/** Connects what is selected to a neuron that is chosen from a list by its name. Must not know how the list looks. */

import { word } from "../../lib/say.js";
import { neuronName } from "../../model/document/reading.js";
import { selectedNeurons } from "../../model/page/selection.js";
import { newGesture } from "./context.js";

/**
 * @typedef {import("../commands/command.js").CommandContext} CommandContext
 * @typedef {import("../commands/command.js").SlipOffer} SlipOffer
 */

/** Offers all neurons as targets, those that cannot be with the reason. @param {CommandContext} context */
export function connectTo({ model, renderer, openSlip }) {
  const sources = selectedNeurons(model.view);
  const box = renderer.bounds(`neuron:${sources[0]}`);
  const chosen = new Set(sources);
  const targets = (model.store.document.peek()?.neurons ?? []).filter(({ id }) => !chosen.has(id));
  const offers = targets.map((each) => offer(model, sources, each));
  // What can be done comes first, so that Enter does something.
  offers.sort((one, other) => Number(one.blocked() !== null) - Number(other.blocked() !== null));
  openSlip(box && { x: box.x + box.w, y: box.y + box.h }, null, offers);
}

/** @param {CommandContext["model"]} model @param {readonly string[]} sources @param {import("../../protocol/messages.js").Neuron} target @returns {SlipOffer} */
function offer({ editor }, sources, target) {
  const connected = sources.filter((source) => editor.refusal(source, target.id) === null);
  return {
    code: `to-${target.id}`,
    text: neuronName(target),
    blocked() {
      const refusal = editor.refusal(sources[0], target.id);
      return connected.length > 0 || refusal === null ? null : word(refusal);
    },
    run() {
      const gesture = newGesture("connect");
      for (const source of connected) editor.connect(source, target.id, gesture);
    },
  };
}
