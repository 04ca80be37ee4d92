/** Prints a row for each of the drawings on each stage: what stands there while three weights are asked about. */

import { STAGES } from "../lens/audit.js";
import { DRAWINGS } from "../scene/drawings.js";
import { ODD_DRAWINGS } from "../scene/odd_drawings.js";
import { auditAsked, edgesAsked } from "./audit.js";

console.log(
  "drawing            stage      factors  bars  strangers  overlaps  outside  smallest px  made way  ms a question",
);
for (const [name, draw] of [...DRAWINGS, ...ODD_DRAWINGS]) {
  const document = draw();
  const edges = edgesAsked(document);
  if (edges.length === 0) continue;
  for (const stage of STAGES) {
    const began = performance.now();
    const all = edges.map((edge) => auditAsked(document, stage, edge));
    const each = (performance.now() - began) / edges.length;
    const sum = (/** @type {(found: typeof all[number]) => number} */ of) =>
      all.reduce((total, found) => total + of(found), 0);
    const cells = [
      name.padEnd(18),
      stage.name.padEnd(10),
      `${sum(({ labels }) => labels)}/${sum(({ words }) => words)}`.padStart(7),
      `${sum(({ bars }) => Number(bars))}/${all.length}`.padStart(5),
      String(sum(({ strangers }) => strangers.length)).padStart(10),
      String(sum(({ overlaps }) => overlaps.length)).padStart(9),
      String(sum(({ outside }) => outside.length)).padStart(8),
      Math.min(...all.map(({ smallest }) => smallest))
        .toFixed(1)
        .padStart(12),
      `${sum(({ way }) => Number(way))}/${all.length}`.padStart(9),
      each.toFixed(0).padStart(14),
    ];
    console.log(cells.join(" "));
  }
}
