import { defineConfig } from "rolldown";

/** Few files, without comments: what an editor loads for every project takes as long as it is large and scattered. */
export default defineConfig({
  input: { index: "src/index.ts", "inventory/cli": "src/inventory/cli.ts" },
  platform: "node",
  external: /^[^./]/u,
  output: {
    dir: "dist/src",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    comments: false,
  },
});
