/**
 * What the scripts here need of the analysis and the published package does not export, bundled with the plugin itself so
 * that both share one analysis.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const root = path.resolve(import.meta.dirname, "..");

/** Bundles what `code` exports, whose imports are relative to this folder, and imports the result. */
export async function importSources(code) {
  // Within the project, so that its packages are found, and its own.
  mkdirSync(path.join(root, "dist"), { recursive: true });
  const folder = mkdtempSync(path.join(root, "dist/internals-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const bundle = await rolldown({
    input: "sources",
    platform: "node",
    external: /^(?!sources$)[^./]/u,
    plugins: [
      {
        name: "sources",
        resolveId: (id) => (id === "sources" ? path.join(import.meta.dirname, "sources.ts") : null),
        load: (id) => (path.basename(id) === "sources.ts" ? code : null),
      },
    ],
  });
  const file = path.join(folder, "sources.mjs");
  await bundle.write({ file });
  return import(pathToFileURL(file).href);
}
