/**
 * Wires the page of all networks: the list, the server, the pictures and the panels. Nothing is decided here; each part is
 * told of the others and left to itself.
 */

import { signal } from "@preact/signals-core";
import { createModel } from "./model/model.js";
import { createNetworks } from "./model/networks/networks.js";
import { createView } from "./model/page/view.js";
import { createServer } from "./net/networks.js";
import { mountNetworks } from "./panels/networks/mount.js";
import { createPlayhead } from "./playback/playhead.js";
import { watchTheme } from "./render/layers/theme.js";
import { createTypesetter } from "./render/marks/letters/typeset.js";
import { createStills } from "./render/still.js";

/** The activations that stay within [-1, 1], as the server's tables have them. @param {string} names */
const boundedOf = (names) =>
  JSON.parse(names).map((/** @type {string} */ name) => ({ name, bounded: true, latex: "", at_zero: 0 }));

function start() {
  const { templates = "[]", bounded = "[]", keptDays = "", archiveDays = "" } = document.body.dataset;
  const server = createServer();
  const networks = createNetworks(server, (handle) => location.assign(`/n/${handle}`));
  const model = createModel();
  const reducedMotion = signal(true);
  const playhead = createPlayhead(model, { now: () => 0, requestFrame: () => 0, reducedMotion });
  const { theme } = watchTheme();
  const look = { theme, fonts: signal(0), type: createTypesetter() };
  mountNetworks(document.body, {
    networks,
    server,
    view: createView(),
    theme,
    still: createStills({ model, playhead }, look, reducedMotion),
    activations: boundedOf(bounded),
    templates: JSON.parse(templates),
    keptDays: Number(keptDays),
    archiveDays: archiveDays === "" ? null : Number(archiveDays),
  });
  void networks.load();
  // Coming back from a network, what was done there is told here.
  addEventListener("pageshow", (event) => event.persisted && void networks.load());
}

start();
