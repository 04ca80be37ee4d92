// The size of an element, kept up to date. Knows nothing of what it is for.

import { useLayoutEffect, useRef, useState } from "preact/hooks";

/**
 * @returns {[import("preact").RefObject<HTMLElement | null>, {width: number, height: number}]} a ref to put on the
 *   element, and its size in pixels, 0 before it is measured
 */
export function useSize() {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const measure = () => {
      // In the element's own pixels, also where a room sees it larger.
      const { offsetWidth: width, offsetHeight: height } = element;
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [host, size];
}
