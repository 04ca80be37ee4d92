/** Commands that move in time. Must not know how a step looks. */

import { NAMED } from "../../model/run/paces.js";
import { back, backwards, end, forward, pageBack, pageOn } from "../actions/time.js";

/** @type {readonly import("./command.js").Command[]} */
export const TIME = [
  { code: "play", group: "time", keys: ["Space"], run: ({ model }) => model.transport.toggle() },
  { code: "play_back", group: "time", keys: ["Shift+Space"], run: ({ model }) => backwards(model) },
  { code: "step_on", group: "time", keys: [".", ">"], run: (context) => forward(context, false) },
  { code: "step_back", group: "time", keys: [",", "<"], run: (context) => back(context, false) },
  {
    code: "phase_on",
    group: "time",
    keys: ["Shift+.", "Shift+>"],
    run: (context) => forward(context, true),
  },
  {
    code: "phase_back",
    group: "time",
    keys: ["Shift+,", "Shift+<"],
    run: (context) => back(context, true),
  },
  { code: "page_on", group: "time", keys: ["PageDown", "Shift+PageDown"], run: pageOn },
  { code: "page_back", group: "time", keys: ["PageUp", "Shift+PageUp"], run: pageBack },
  { code: "restart", group: "time", keys: ["Home"], run: ({ model }) => model.transport.restart() },
  { code: "end", group: "time", keys: ["End"], run: ({ model }) => end(model) },
  ...Object.entries(NAMED).map(
    ([name, pace], i) =>
      /** @type {import("./command.js").Command} */ ({
        code: `pace_${name}`,
        group: "time",
        keys: [String(i + 1)],
        run: ({ model }) => model.transport.setPace(pace),
      }),
  ),
];
