/** The camera: places on the screen and in the world, fitting, gliding. */

import assert from "node:assert/strict";
import test from "node:test";
import { signal } from "@preact/signals-core";
import { createClock } from "../../../static/js/playback/clock.js";
import { createCamera } from "../../../static/js/render/camera.js";
import { fitted, ZOOM } from "../../../static/js/render/fitting/view.js";
import { hand } from "../playback/hand.js";

function open(reduced = false) {
  const clock = hand();
  const camera = createCamera({ clock: createClock(clock.world), reducedMotion: signal(reduced) });
  camera.size.value = { width: 1000, height: 700 };
  return { camera, ...clock };
}

test("world and screen are each other's inverse", () => {
  const { camera } = open();
  camera.moveTo({ x: 120, y: -40, zoom: 1.7 }, { animate: false });
  const there = camera.toWorld(camera.toScreen({ x: 33, y: 44 }));
  assert.ok(Math.abs(there.x - 33) < 1e-9 && Math.abs(there.y - 44) < 1e-9);
});

test("zooming keeps the point under the pointer, within its limits", () => {
  const { camera } = open();
  const point = { x: 300, y: 200 };
  const before = camera.toWorld(point);
  camera.zoomAt(point, 2.5);
  const after = camera.toWorld(point);
  assert.ok(Math.abs(after.x - before.x) < 1e-9 && Math.abs(after.y - before.y) < 1e-9);
  camera.zoomAt(point, 1e6);
  assert.equal(camera.view.value.zoom, ZOOM.most);
  camera.zoomAt(point, 1e-9);
  assert.equal(camera.view.value.zoom, ZOOM.least);
});

test("a hand zooms from 10 to 800 per cent; a fit of a large drawing may be smaller and is left in steps", () => {
  const { camera } = open();
  assert.deepEqual([ZOOM.least, ZOOM.most], [0.1, 8]);
  camera.fit({ x: 0, y: 0, w: 30_000, h: 90 }, { animate: false });
  const { zoom } = camera.view.value;
  assert.ok(zoom < ZOOM.least);
  camera.zoomAt({ x: 1, y: 1 }, 0.5);
  assert.equal(camera.view.value.zoom, zoom);
  camera.zoomAt({ x: 1, y: 1 }, 1.5);
  assert.ok(Math.abs(camera.view.value.zoom - 1.5 * zoom) < 1e-12);
  camera.zoomTo(1);
  assert.equal(camera.view.value.zoom, 1);
});

test("a part that somebody asks for stays in view when the stage changes", () => {
  const { camera } = open();
  camera.show({ x: 100, y: 100, w: 50, h: 50 });
  assert.ok(camera.byHand());
});

test("a fit shows all of it inside the stage", () => {
  for (const bounds of [
    { x: -100, y: -80, w: 950, h: 500 },
    { x: 0, y: 0, w: 20_000, h: 90 },
    { x: 5, y: 5, w: 10, h: 3000 },
  ]) {
    const { x, y, zoom } = fitted(bounds, { width: 1000, height: 700 });
    assert.ok(bounds.x * zoom + x >= 0 && (bounds.x + bounds.w) * zoom + x <= 1000);
    assert.ok(bounds.y * zoom + y >= 0 && (bounds.y + bounds.h) * zoom + y <= 700);
  }
  assert.equal(fitted({ x: 0, y: 0, w: 900, h: 400 }, { width: 1000, height: 700 }).zoom, 1);
  assert.equal(fitted({ x: 0, y: 0, w: 10, h: 10 }, { width: 1000, height: 700 }).zoom, ZOOM.fitted);
});

test("a move glides to its end in 350 ms and then asks for no frame", () => {
  const { camera, tick, asked } = open();
  camera.moveTo({ x: 100, y: 50, zoom: 2 });
  const zooms = [];
  for (let i = 0; asked() > 0 && i < 100; i += 1) {
    tick();
    zooms.push(camera.view.value.zoom);
  }
  assert.deepEqual(camera.view.value, { x: 100, y: 50, zoom: 2 });
  assert.ok(zooms.length >= 350 / 16 && zooms.length <= 350 / 16 + 2);
  assert.deepEqual(
    zooms,
    [...zooms].sort((a, b) => a - b),
  );
});

test("with reduced motion a move is done at once", () => {
  const { camera, asked } = open(true);
  camera.moveTo({ x: 100, y: 50, zoom: 2 });
  assert.equal(camera.view.value.zoom, 2);
  assert.equal(asked(), 0);
});

test("a hand stops a move, and a fit forgets the hand", () => {
  const { camera, tick, asked } = open();
  camera.moveTo({ x: 100, y: 50, zoom: 2 });
  tick(100);
  camera.panBy(5, 0);
  const { zoom } = camera.view.value;
  tick(100);
  assert.equal(asked(), 0);
  assert.equal(camera.view.value.zoom, zoom);
  assert.ok(camera.byHand());
  camera.fit({ x: 0, y: 0, w: 500, h: 300 }, { animate: false });
  assert.equal(camera.byHand(), false);
});

test("the view of a fit is told from its beginning on, until a hand moves it", () => {
  const { camera } = open();
  assert.equal(camera.shown.value, null);
  const bounds = { x: 0, y: 0, w: 2000, h: 900 };
  camera.fit(bounds);
  assert.deepEqual(camera.shown.value, fitted(bounds, camera.size.value));
  camera.panBy(5, 0);
  assert.equal(camera.shown.value, null);
});

test("what is to be seen is moved to no farther than it takes, and is shown smaller where it is too large", () => {
  const { camera } = open(true);
  const room = { left: 10, right: 20, top: 10, bottom: 10 };
  const whole = { x: 0, y: 0, w: 4000, h: 400 };
  camera.moveTo({ x: 0, y: 0, zoom: 1 }, { animate: false });
  camera.reveal({ x: 300, y: 300, w: 100, h: 100 }, room, whole);
  assert.deepEqual(camera.view.value, { x: 0, y: 0, zoom: 1 });
  camera.reveal({ x: 950, y: -50, w: 100, h: 100 }, room, whole);
  assert.deepEqual(camera.view.value, { x: -70, y: 60, zoom: 1 });
  camera.reveal({ x: 0, y: 0, w: 2000, h: 100 }, room, whole);
  assert.ok(camera.toScreen({ x: 0, y: 0 }).x >= 0 && camera.toScreen({ x: 4000, y: 0 }).x <= 1000);
});
