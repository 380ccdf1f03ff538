import path from "node:path";
import type { TestProject } from "vitest/node";
import manifest from "../../package.json" with { type: "json" };
import { install, packages, prepare } from "../integration/setup.js";

declare module "vitest" {
  interface ProvidedContext {
    /** ESLint 10 and the packed plugin with everything that its users meet it in, installed. */
    places: string;
    /** The packed plugin with oxlint and TypeScript 7, without ESLint. */
    oxlint: string;
  }
}

/** In versions that run on each Node.js that the plugin supports. */
const tools = [
  "vscode-langservers-extracted@4.10.0",
  "vue-eslint-parser@10.4.2",
  "eslint-plugin-vue@10.12.1",
  "svelte@5.57.3",
  "svelte-eslint-parser@1.10.1",
  "eslint-plugin-svelte@3.24.1",
  "astro-eslint-parser@1.4.0",
  "eslint-plugin-astro@1.7.0",
  "@microsoft/eslint-formatter-sarif@3.1.0",
  "eslint-formatter-gitlab@7.2.0",
  "lint-staged@16.4.0",
];

/** The installations of the integration tests, and two more. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { folder, tarball, installations, remove } = await prepare();
  try {
    const eslint = `eslint@${manifest.devDependencies.eslint}`;
    const places = await install(path.join(folder, "places"), [eslint, ...packages, ...tools, tarball]);
    // npm would install ESLint as well, because the plugin names it as a peer.
    const oxlintPackages = ["oxlint@1.94.0", "typescript@7.0.2", tarball];
    const oxlint = await install(path.join(folder, "oxlint"), oxlintPackages, "--legacy-peer-deps");
    project.provide("tarball", tarball);
    project.provide("installations", installations);
    project.provide("places", places);
    project.provide("oxlint", oxlint);
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}
