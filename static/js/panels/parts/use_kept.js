// Elements that are kept from one rendering to the next while what they show stays the same: Preact then does
// not look at them again. Numbers land many times a second, and most of the page is the same as before. Must
// not know what the elements show.

import { useRef } from "preact/hooks";
import { notation } from "../../lib/format.js";

/**
 * As `useKept`, for data whose parts are the very same as long as they are equal; what was not asked for in the last
 * rendering is forgotten.
 * @returns {<T extends object>(key: string | number, data: T, make: (data: T) => any) => any}
 */
export function useSame() {
  const before = useRef(
    /** @type {Map<string | number, {data: any, said: string, element: any}>} */ (new Map()),
  );
  const known = before.current;
  before.current = new Map();
  return (key, data, make) => {
    const kept = known.get(key);
    const said = notation();
    const same =
      kept?.said === said && Object.entries(data).every(([name, value]) => kept.data[name] === value);
    const own = kept !== undefined && same ? kept : { data, said, element: make(data) };
    before.current.set(key, own);
    return own.element;
  };
}

/**
 * A function that answers with the element made for a key last time, if it was made from equal data and with
 * numbers written as they are now.
 * @returns {<T>(key: string | number, data: T, make: (data: T) => any) => any}
 */
export function useKept() {
  const kept = useRef(/** @type {Map<string | number, {said: string, element: any}>} */ (new Map()));
  return (key, data, make) => {
    const said = `${JSON.stringify(data)} ${notation()}`;
    const known = kept.current.get(key);
    if (known?.said === said) return known.element;
    const element = make(data);
    kept.current.set(key, { said, element });
    return element;
  };
}
