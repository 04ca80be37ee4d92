import assert from "node:assert/strict";
import { test } from "node:test";
import { networkIn } from "../../../static/js/model/clip/inside.js";
import { Impossible } from "../../../static/js/model/document/refusal.js";
import { METHODS, record, Trail } from "../../../static/js/render/layers/strokes.js";
import { createWriter, svgOf } from "../../../static/js/render/picture/svg.js";

const INSIDE = { title: "a </metadata> & “b”", neurons: [] };

/** @param {(to: import("../../../static/js/render/layers/strokes.js").Brush) => void} paint */
const svg = (paint) =>
  svgOf(
    { strokes: record(paint), bounds: { x: -10, y: 0, w: 40, h: 20 }, zoom: 2, paper: "#fff" },
    {
      title: "x < y",
      inside: INSIDE,
      widthOf: (text, font) => (5 / 12) * Number(/([\d.]+)px/u.exec(font)?.[1]) * text.length,
    },
  );

/** @param {string} text */
const refusal = (text) => {
  try {
    return networkIn(text);
  } catch (error) {
    assert.ok(error instanceof Impossible);
    return error.refusal.code;
  }
};

test("every call that a painter can make is written", () => {
  assert.deepEqual(Object.keys(createWriter(() => 0).methods).sort(), [...METHODS].sort());
});

test("shapes, text and clipping keep their look", () => {
  const drawn = svg((to) => {
    to.lineWidth = 3;
    to.setLineDash([1, 2]);
    to.beginPath();
    to.arc(5, 5, 4, 0, 2 * Math.PI);
    to.stroke();
    to.save();
    to.clip();
    to.font = '500 12px "IBM Plex Sans Variable", sans-serif';
    to.textAlign = "center";
    to.fillStyle = "#123456";
    to.globalAlpha = 0.5;
    to.fillText("0.15 < 1", 5, 6);
    to.restore();
    to.fillRect(1, 2, 3, 4);
  });
  assert.match(drawn, /width="80" height="40" viewBox="-10 0 40 20"/u);
  assert.match(drawn, /d="M9 5A4 4 0 0 1 1 5A4 4 0 0 1 9 5".*stroke-width="3" stroke-dasharray="1 2"/u);
  assert.match(drawn, /'IBM Plex Sans', sans-serif" font-size="12" font-weight="500" text-anchor="middle"/u);
  assert.match(drawn, /textLength="40".*fill="#123456" opacity="0.5">0.15 &lt; 1<\/text>\n<\/g>/u);
  assert.match(drawn, /d="M1 2h3v4h-3Z" fill="#000000"\/>/u);
});

test("an arc runs the way it was asked for", () => {
  const arc = (/** @type {boolean} */ back) =>
    svg((to) => {
      to.beginPath();
      to.arc(0, 0, 1, 0, Math.PI / 2, back);
      to.fill();
    });
  assert.match(arc(false), /d="M1 0A1 1 0 0 1 0.707 0.707A1 1 0 0 1 0 1"/u);
  assert.match(arc(true), /d="M1 0A1 1 0 0 0 -0.707 -0.707A1 1 0 0 0 0 1"/u);
});

test("a path that was made before is drawn as it was made", () => {
  const trail = new Trail();
  trail.moveTo(1, 2);
  trail.lineTo(3, 4);
  assert.match(
    svg((to) => to.stroke(/** @type {any} */ (trail))),
    /d="M1 2L3 4" fill="none"/u,
  );
});

test("the network comes out of a picture as it went in, also after another program has saved it", () => {
  const saved = svg(() => {});
  assert.deepEqual(JSON.parse(networkIn(saved)), INSIDE);
  const again = saved.replace(/(<metadata[^>]*>)(.*)(<\/metadata>)/u, (_, from, json, until) =>
    [
      from.replace("<metadata", "<metadata\n  xml:space='preserve'"),
      json.replaceAll('"', "&quot;"),
      until,
    ].join(""),
  );
  assert.deepEqual(JSON.parse(networkIn(`<?xml version="1.0"?>\n${again}`)), INSIDE);
});

test("a picture without a network, or with a damaged one, is refused", () => {
  assert.equal(refusal('<svg xmlns="x"><metadata>me</metadata></svg>'), "picture_without_network");
  assert.equal(refusal(svg(() => {}).replace("neurons", 'neu"rons')), "picture_damaged");
  assert.equal(refusal('{"format": 1}'), '{"format": 1}');
});
