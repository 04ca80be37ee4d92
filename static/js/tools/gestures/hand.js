/**
 * The hand that Space puts under the pointer: while the key is held, dragging moves the drawing. Pressed and released
 * without a drag, it is a key like any other. Must not know what the key does then.
 */

/** @param {HTMLElement} stage shows by its cursor that dragging moves it */
export function createHand(stage) {
  /** @type {"up" | "held" | "used"} */
  let state = "up";
  let shifted = false;
  const show = () => {
    if (state === "up") delete stage.dataset.hand;
    else stage.dataset.hand = "";
  };
  return {
    /** Whether a press of the pointer moves the drawing. */
    isHeld: () => state !== "up",

    /** The key is down. @param {boolean} withShift */
    hold(withShift) {
      if (state === "up") [state, shifted] = ["held", withShift];
      show();
    },

    /** A drag has begun: the key has had its meaning. */
    use() {
      if (state === "held") state = "used";
    },

    /** The key is up again. Returns how it was pressed; null if it moved the drawing, or was not down. */
    letGo() {
      const pressed = state === "held" ? { shiftKey: shifted } : null;
      state = "up";
      show();
      return pressed;
    },
  };
}

/** @typedef {ReturnType<typeof createHand>} Hand */
