/** On which kind of machine the page is shown. Must not know what follows from it. */

/** Whether its keys are those of a Mac. */
export const hasMacKeys = () => /mac|iphone|ipad/iu.test(globalThis.navigator?.platform ?? "");
