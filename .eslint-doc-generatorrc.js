import { format, resolveConfig } from "prettier";

/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  configEmoji: [
    ["recommended", "✅"],
    ["strict", "🔒"],
  ],
  ignoreConfig: ["all"],
  pathRuleList: "docs/README.md",
  postprocess: async (content, file) => format(content, { ...(await resolveConfig(file)), filepath: file }),
};
