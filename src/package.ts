/** What package.json says, the one place for name, version and address of this package. */
import { createRequire } from "node:module";

function field(record: unknown, name: string): unknown {
  return typeof record === "object" && record !== null
    ? Object.getOwnPropertyDescriptor(record, name)?.value
    : undefined;
}

const manifest: unknown = createRequire(import.meta.url)("eslint-plugin-kimi/package.json");
const address = String(field(field(manifest, "repository"), "url"));

export const PACKAGE_NAME = String(field(manifest, "name"));
export const PACKAGE_VERSION = String(field(manifest, "version"));

/** The page of a rule, as it was at this version. */
export function documentationUrl(rule: string): string {
  const repository = address.replace(/^git\+/u, "").replace(/\.git$/u, "");
  return `${repository}/blob/v${PACKAGE_VERSION}/docs/rules/${rule}.md`;
}
