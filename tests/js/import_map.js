/**
 * Gives Node the page's import map, so that a module under test finds the very libraries that the page
 * serves. The map comes from the server as JSON, from bare names to file addresses.
 */
import { registerHooks } from "node:module";

const libraries = new Map(Object.entries(JSON.parse(process.env.IMPORT_MAP ?? "{}")));

registerHooks({
  resolve: (name, context, next) => next(libraries.get(name) ?? name, context),
});
