import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import manifest from "../../package.json" with { type: "json" };
import { run } from "./run.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The packed plugin. */
    tarball: string;
    /** Per ESLint major: a folder with this ESLint, the packed plugin and what projects use, installed. */
    installations: { readonly eslint9: string; readonly eslint10: string };
  }
}

const root = path.resolve(import.meta.dirname, "../..");

/** What the throw-away projects use besides ESLint, in the versions that we use ourselves where we do. */
export const packages = [
  `@typescript-eslint/parser@${manifest.devDependencies["@typescript-eslint/parser"]}`,
  `openai@${manifest.devDependencies.openai}`,
  `typescript@${manifest.devDependencies.typescript}`,
  "@eslint/css@2.0.0",
  "@eslint/json@2.1.1",
  "@eslint/markdown@8.0.3",
  "jiti@2.7.0",
];

interface Prepared {
  /** Holds everything that is prepared here; `remove` removes it. */
  readonly folder: string;
  readonly tarball: string;
  readonly installations: { readonly eslint9: string; readonly eslint10: string };
  readonly remove: () => void;
}

/** Builds and packs the plugin once and installs the tarball once per ESLint major, for all integration tests. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { tarball, installations, remove } = await prepare();
  project.provide("tarball", tarball);
  project.provide("installations", installations);
  return remove;
}

/** Does the work of the setup. Removes what it wrote when something fails. */
export async function prepare(): Promise<Prepared> {
  const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "eslint-plugin-kimi-"));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const source = path.join(folder, "source");
    await build(source);
    await mustSucceed("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], source);
    const file = readdirSync(folder).find((name) => name.endsWith(".tgz"));
    if (file === undefined) throw new Error("`npm pack` wrote no file.");
    const tarball = path.join(folder, file);
    const [eslint9, eslint10] = await Promise.all([
      install(path.join(folder, "eslint9"), ["eslint@9.39.5", ...packages, tarball]),
      install(path.join(folder, "eslint10"), [
        `eslint@${manifest.devDependencies.eslint}`,
        ...packages,
        tarball,
      ]),
    ]);
    return { folder, tarball, installations: { eslint9, eslint10 }, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Builds the package in a folder of its own: other checks may be using the one in `dist`. Their types are checked there. */
async function build(folder: string): Promise<void> {
  mkdirSync(folder);
  for (const file of ["package.json", "README.md", "LICENSE"]) {
    copyFileSync(path.join(root, file), path.join(folder, file));
  }
  const modules = path.join(root, "node_modules");
  const dist = path.join(folder, "dist");
  const tsc = [path.join(modules, "typescript/bin/tsc"), "-p", "tsconfig.build.json", "--noCheck"];
  await mustSucceed(process.execPath, [...tsc, "--outDir", dist], root);
  const rolldown = path.join(modules, "rolldown/bin/cli.mjs");
  await mustSucceed(process.execPath, [rolldown, "-c", "--dir", path.join(dist, "src")], root);
}

/** Installs packages into a new folder, and returns it. */
export async function install(
  folder: string,
  specifiers: readonly string[],
  ...more: readonly string[]
): Promise<string> {
  mkdirSync(folder);
  writeFileSync(path.join(folder, "package.json"), '{ "private": true }\n');
  const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--save-exact", ...more];
  await mustSucceed("npm", ["install", ...flags, ...specifiers], folder);
  return folder;
}

async function mustSucceed(command: string, parameters: readonly string[], folder: string): Promise<void> {
  const { code, stdout, stderr } = await run(command, parameters, folder);
  if (code !== 0) throw new Error(`${command} ${parameters.join(" ")} failed:\n${stdout}\n${stderr}`);
}
