/**
 * Bundles the page for an installed package: `node hatch_bundle.js STATIC MODULES OUT`. The build hook runs it.
 *
 * Every file in OUT carries a hash of its content in its name, so that a browser may keep it for ever; manifest.json
 * tells which one stands for which file of STATIC. Texts lie there compressed as well. Knows nothing of Python.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, extname, join } from "node:path";
import { argv } from "node:process";
import { brotliCompressSync, gzipSync } from "node:zlib";

const [STATIC = "", MODULES = "", OUT = ""] = argv.slice(2);
/** @type {typeof import("esbuild")} */
const { build, transform } = createRequire(join(MODULES, "from_here"))("esbuild");

const ENTRIES = ["js/main.js", "js/networks.js", "css/page.css", "css/networks/networks.css", "css/lone.css"];
// What stays a file of its own: scripts that are no modules, and the icon.
const ALONE = ["js/panels/theme_early.js", "vendor/socket.io/socket.io.js", "img/favicon.svg"];
// Where the manifest has what an entry imports at once.
const NOW = "js/now";
const TEXTS = new Set([".js", ".css", ".svg"]);

/**
 * The entries, each with all that it imports at once. What entries share with what comes later are files of their own,
 * which a page asks for together with the entry: their keys begin with NOW and the entry. What comes later is asked for by the bundle.
 * @returns {Promise<Record<string, string>>}
 */
async function bundled() {
  const { metafile } = await build({
    absWorkingDir: STATIC,
    assetNames: "[name]-[hash]",
    bundle: true,
    chunkNames: "[name]-[hash]",
    entryNames: "[name]-[hash]",
    entryPoints: ENTRIES,
    format: "esm",
    legalComments: "none",
    loader: { ".woff2": "file" },
    logLevel: "error",
    metafile: true,
    minify: true,
    nodePaths: [MODULES],
    outdir: OUT,
    splitting: true,
    target: "es2023",
  });
  const outputs = Object.entries(metafile.outputs);
  const isEntry = (/** @type {string | undefined} */ source) => ENTRIES.includes(source ?? "");
  /** What an entry imports at once, by keys that begin with the entry. */
  const now = outputs
    .filter(([, { entryPoint }]) => isEntry(entryPoint))
    .flatMap(([, { entryPoint, imports }]) =>
      imports
        .filter(({ kind }) => kind === "import-statement")
        .map(({ path }) => [`${NOW}/${entryPoint}/${basename(path)}`, basename(path)]),
    );
  const named = outputs.map(([path, { entryPoint, inputs }]) => {
    const [source, name] = [entryPoint ?? Object.keys(inputs)[0], basename(path)];
    if (isEntry(entryPoint) || extname(source) === ".woff2") return [source, name];
    return [name, name];
  });
  return Object.fromEntries([...named, ...now]);
}

/** @param {string} source @returns {Promise<[string, string]>} */
async function alone(source) {
  const content = await readFile(join(STATIC, source), "utf-8");
  const extension = extname(source);
  const written = extension === ".js" ? (await transform(content, { minify: true })).code : content;
  const hash = createHash("sha256").update(written).digest("hex").slice(0, 8);
  const name = `${basename(source, extension)}-${hash}${extension}`;
  await writeFile(join(OUT, name), written);
  return [source, name];
}

/** Puts a compressed copy beside each text, one for each encoding that a browser may accept. @param {string} name */
async function compress(name) {
  if (!TEXTS.has(extname(name))) return;
  const path = join(OUT, name);
  const content = await readFile(path);
  await writeFile(`${path}.br`, brotliCompressSync(content));
  await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }));
}

/** The licences of the libraries, which the bundle no longer shows. */
async function licenses() {
  const vendor = join(STATIC, "vendor");
  const libraries = (await readdir(vendor, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const texts = libraries.map(async ({ name }) => {
    const text = await readFile(join(vendor, name, "LICENSE"), "utf-8");
    return `${name}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join("\n\n");
}

await mkdir(OUT, { recursive: true });
const manifest = { ...(await bundled()), ...Object.fromEntries(await Promise.all(ALONE.map(alone))) };
await Promise.all(Object.values(manifest).map(compress));
await writeFile(join(OUT, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
await writeFile(join(OUT, "LICENSES.txt"), await licenses());
