/** Prints a row for each of the drawings on each stage: what the audit finds at its steps. */

import { DRAWINGS } from "../scene/drawings.js";
import { ODD_DRAWINGS } from "../scene/odd_drawings.js";
import { audit, STAGES, sceneAt, stepsOf } from "./audit.js";

console.log("drawing            stage      overlaps  smallest px  readable  outside  opened  ms a step");
for (const [name, draw] of [...DRAWINGS, ...ODD_DRAWINGS]) {
  const document = draw();
  for (const stage of STAGES) {
    const steps = [null, ...stepsOf(document)];
    const began = performance.now();
    const all = steps.map((step) => {
      const at = sceneAt(document, stage, step);
      return { ...audit(at, step, document, stage), opened: at.scene.lens !== undefined };
    });
    const each = (performance.now() - began) / steps.length;
    const sum = (/** @type {(found: typeof all[number]) => number} */ of) =>
      all.reduce((total, found) => total + of(found), 0);
    const named = sum((found) => found.named);
    const cells = [
      name.padEnd(18),
      stage.name.padEnd(10),
      String(sum(({ overlaps }) => overlaps.length)).padStart(8),
      Math.min(...all.map(({ smallest }) => smallest))
        .toFixed(1)
        .padStart(12),
      (named === 0 ? "–" : `${Math.floor((100 * sum(({ readable }) => readable)) / named)}%`).padStart(9),
      String(sum(({ outside }) => outside.length)).padStart(8),
      `${all.filter(({ opened }) => opened).length}/${steps.length}`.padStart(7),
      each.toFixed(0).padStart(10),
    ];
    console.log(cells.join(" "));
  }
}
