/**
 * Paints the open question. Marks along edges and between shapes are painted below the marks of the drawing;
 * marks on neurons and knobs are painted above them. Places are found once for each answer and drawing, not
 * for each frame. Must not know when it is called.
 *
 * @import { Pen } from "../marks/pen.js"
 * @import { Scope } from "./involved.js"
 * @import { Topic } from "./topic.js"
 */

import { splitKey } from "../../model/page/view.js";
import { box, circle } from "../marks/shapes.js";
import { grow } from "../scene/geometry.js";
import { shapeAt } from "../scene/hit_test.js";
import { layCheck, paintAttempts, paintCheck } from "./check.js";
import { paintShared } from "./fast.js";
import { layPaths, paintPaths } from "./paths.js";
import { layTurn, paintRipple, paintTurn } from "./turn.js";
import { layWalk, paintWalk } from "./walk.js";

const LIT = { out: 5, width: 4 };

export function createQuestionPainter() {
  const paths = remembering(layPaths);
  const walk = remembering(layWalk);
  const turn = remembering((/** @type {Pen} */ pen, _topic, /** @type {any} */ answer) =>
    layTurn(pen, answer),
  );
  const check = remembering((/** @type {Pen} */ pen, _topic, /** @type {any} */ answer) =>
    layCheck(pen, answer),
  );

  return {
    /** @param {Pen} pen @param {Topic} topic @param {number} grown @param {Scope | null} scope */
    below(pen, topic, grown, scope) {
      if (topic.paths) paintPaths(pen, topic, paths(pen, topic, topic.paths, scope), topic.paths, grown);
      if (topic.walk) paintWalk(pen, topic, walk(pen, topic, topic.walk, scope), grown);
      if (topic.turned) paintTurn(pen, turn(pen, topic, topic.turned, scope), topic.current);
      if (topic.checked) paintCheck(pen, check(pen, topic, topic.checked, scope), grown, topic.current);
    },

    /** @param {Pen} pen @param {Topic} topic @param {Scope | null} scope */
    above(pen, topic, scope) {
      if (topic.paths) paintTouched(pen, topic);
      if (topic.turned) paintRipple(pen, turn(pen, topic, topic.turned, scope), topic.current);
      if (topic.fast) paintShared(pen, topic.fast, topic.current);
      if (topic.checked) paintAttempts(pen, check(pen, topic, topic.checked, scope), topic.current);
    },
  };
}

/** @typedef {ReturnType<typeof createQuestionPainter>} QuestionPainter */

/**
 * Caches a layout until one of its inputs changes.
 * @template Answer, Laid
 * @param {(pen: Pen, topic: Topic, answer: Answer, scope: Scope | null) => Laid} lay
 */
function remembering(lay) {
  /** @type {unknown[]} */
  let ground = [];
  /** @type {Laid | null} */
  let laid = null;
  return (
    /** @type {Pen} */ pen,
    /** @type {Topic} */ topic,
    /** @type {Answer} */ answer,
    /** @type {Scope | null} */ scope,
  ) => {
    const { done, said, touched, told, projected } = topic;
    const asked = [answer, done, said, touched?.path, told, projected];
    const now = [...asked, scope, pen.scene, pen.digits, pen.grown, pen.index];
    if (laid === null || now.some((part, i) => part !== ground[i])) {
      laid = lay(pen, topic, answer, scope);
      ground = now;
    }
    return laid;
  };
}

/**
 * Highlights the parts of the touched factor: the knob of its weight and its neurons.
 * @param {Pen} pen @param {Topic} topic
 */
function paintTouched(pen, { paths, touched }) {
  const factor = paths && touched && paths.paths[touched.path]?.factors[touched.factor];
  if (!factor) return;
  const { to, theme, sizes, scene } = pen;
  to.strokeStyle = theme.markerLine;
  to.lineWidth = LIT.width * sizes.scale;
  for (const { kind, key } of factor.terms.flat()) {
    const id = key.includes(":") ? splitKey(key).id : key;
    const shape = shapeAt(scene, `${kind === "weight" ? "knob" : "neuron"}:${id}`, pen.grown);
    if (!shape || "points" in shape) continue;
    if ("r" in shape) circle(to, shape.x, shape.y, shape.r + LIT.out * sizes.scale);
    else box(to, grow(shape, LIT.out * sizes.scale), 5 * sizes.scale);
    to.stroke();
  }
}
