/*
 * Watches a page from its first line on: for each animation frame that it asks for, the interval since the one
 * before while it kept asking, and how long JavaScript ran since then - frames, timers and messages, with the
 * microtasks that they leave behind.
 */
(() => {
  const watch = { frames: [], spent: 0 };
  window.frames_ = watch;
  const now = () => performance.now();
  let depth = 0;
  const timed = (callback) =>
    function (...given) {
      const began = now();
      depth += 1;
      try {
        return callback.apply(this, given);
      } finally {
        const end = (left) => {
          if (left > 0) queueMicrotask(() => end(left - 1));
          else {
            depth -= 1;
            if (depth === 0) watch.spent += now() - began;
          }
        };
        end(6);
      }
    };

  const requestFrame = window.requestAnimationFrame.bind(window);
  let [previous, asked] = [0, 0];
  window.requestAnimationFrame = (callback) => {
    asked = now();
    return requestFrame((time) => {
      if (time !== previous) {
        // Asked for within the frame before: something was moving all the time.
        const moving = asked - previous < 12;
        watch.frames.push([moving ? time - previous : 0, watch.spent]);
        watch.spent = 0;
        previous = time;
      }
      timed(callback)(time);
    });
  };

  const later = window.setTimeout.bind(window);
  window.setTimeout = (callback, ...rest) =>
    typeof callback === "function" ? later(timed(callback), ...rest) : later(callback, ...rest);

  const { set, get } = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
  Object.defineProperty(WebSocket.prototype, "onmessage", {
    get,
    set(callback) {
      set.call(this, callback && timed(callback));
    },
  });
})();
