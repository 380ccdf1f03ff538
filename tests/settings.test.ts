import { Linter } from "@typescript-eslint/utils/ts-eslint";
import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import { parseSettings } from "../src/settings.js";

const MODELS =
  '"kimi-k3.1-pro", "kimi-k3.1-pro-highspeed", "kimi-k3", "kimi-k2.7-code", "kimi-k2.7-code-highspeed", "kimi-k2.6"';

describe("settings.kimi", () => {
  const defaults = {
    model: null,
    clients: "all",
    unresolved: "report",
    baseURL: null,
    sdk: null,
    clientModules: [],
  };

  it.each([
    ["without any settings", {}],
    ["without settings for this plugin", { react: { version: "19" }, Kimi: { model: "kimi-k3" } }],
    ["where it is undefined", { kimi: undefined }],
    ["where it is empty", { kimi: {} }],
    [
      "where each key is undefined",
      { kimi: { model: undefined, clients: undefined, unresolved: undefined } },
    ],
  ])("has its defaults %s", (_, all) => {
    expect(parseSettings(all)).toEqual(defaults);
  });

  it.each([
    { model: "kimi-k3" },
    { model: "kimi-k2.7-code-highspeed" },
    { clients: "all" },
    { clients: "kimi" },
    { unresolved: "report" },
    { unresolved: "ignore" },
    { model: "kimi-k2.6", clients: "kimi", unresolved: "ignore" },
    { baseURL: "https://api.moonshot.ai/v1" },
    { baseURL: "https://api.moonshot.cn/v1" },
    { clientModules: [] },
    { clientModules: ["@/lib/openai", "*/clients/*"] },
  ])("takes %o", (kimi) => {
    expect(parseSettings({ kimi })).toEqual({ ...defaults, ...kimi });
  });
});

describe("settings.kimi.sdk", () => {
  it.each<readonly [string, readonly number[]]>([
    ["6", [6, 0, 0]],
    ["6.49", [6, 49, 0]],
    ["6.49.1", [6, 49, 1]],
  ])("takes %s", (sdk, expected) => {
    expect(parseSettings({ kimi: { sdk } }).sdk).toEqual(expected);
  });
});

const URLS = '"https://api.moonshot.ai/v1", "https://api.moonshot.cn/v1"';
const VERSIONS = 'Allowed is a version of the openai package, such as "6.49.0"';

const MODULES =
  'Allowed is a list of module names as the code imports them, in which "*" stands for any text, such as ["@/lib/openai", "*/clients/*"].';

/** Wrong settings, with the whole message. */
const WRONG: readonly (readonly [kimi: unknown, message: string])[] = [
  [null, "settings.kimi must be an object, but it is null."],
  ["kimi-k3", 'settings.kimi must be an object, but it is "kimi-k3".'],
  [true, "settings.kimi must be an object, but it is true."],
  [["kimi-k3"], 'settings.kimi must be an object, but it is ["kimi-k3"].'],
  [
    { modell: "kimi-k3" },
    'settings.kimi has no key "modell" (here "kimi-k3"). Allowed are "model", "clients", "unresolved", "baseURL", "sdk", "clientModules".',
  ],
  [
    { MODEL: undefined },
    'settings.kimi has no key "MODEL" (here undefined). Allowed are "model", "clients", "unresolved", "baseURL", "sdk", "clientModules".',
  ],
  [
    { toString: 1 },
    'settings.kimi has no key "toString" (here 1). Allowed are "model", "clients", "unresolved", "baseURL", "sdk", "clientModules".',
  ],
  [{ model: "kimi-k4" }, `settings.kimi.model is "kimi-k4". Allowed are ${MODELS}.`],
  [{ model: "kimi-k2.5" }, `settings.kimi.model is "kimi-k2.5". Allowed are ${MODELS}.`],
  [{ model: "gpt-4o" }, `settings.kimi.model is "gpt-4o". Allowed are ${MODELS}.`],
  [{ model: "Kimi-K3" }, `settings.kimi.model is "Kimi-K3". Allowed are ${MODELS}.`],
  [{ model: "" }, `settings.kimi.model is "". Allowed are ${MODELS}.`],
  [{ model: null }, `settings.kimi.model is null. Allowed are ${MODELS}.`],
  [{ model: 3 }, `settings.kimi.model is 3. Allowed are ${MODELS}.`],
  [{ model: ["kimi-k3"] }, `settings.kimi.model is ["kimi-k3"]. Allowed are ${MODELS}.`],
  [{ model: { id: "kimi-k3" } }, `settings.kimi.model is {"id":"kimi-k3"}. Allowed are ${MODELS}.`],
  [{ clientModules: "@/lib/openai" }, `settings.kimi.clientModules is "@/lib/openai". ${MODULES}`],
  [{ clientModules: [/openai/u] }, `settings.kimi.clientModules is [{}]. ${MODULES}`],
  [{ clientModules: ["@/lib/openai", ""] }, `settings.kimi.clientModules is ["@/lib/openai",""]. ${MODULES}`],
  [{ clientModules: null }, `settings.kimi.clientModules is null. ${MODULES}`],
  [{ clients: "openai" }, 'settings.kimi.clients is "openai". Allowed are "all", "kimi".'],
  [{ clients: true }, 'settings.kimi.clients is true. Allowed are "all", "kimi".'],
  [{ clients: null }, 'settings.kimi.clients is null. Allowed are "all", "kimi".'],
  [{ unresolved: "off" }, 'settings.kimi.unresolved is "off". Allowed are "report", "ignore".'],
  [
    { baseURL: "https://api.moonshot.ai" },
    `settings.kimi.baseURL is "https://api.moonshot.ai". Allowed are ${URLS}.`,
  ],
  [{ baseURL: null }, `settings.kimi.baseURL is null. Allowed are ${URLS}.`],
  [{ sdk: "^6.49.0" }, `settings.kimi.sdk is "^6.49.0". ${VERSIONS}.`],
  [{ sdk: "latest" }, `settings.kimi.sdk is "latest". ${VERSIONS}.`],
  [{ sdk: 6 }, `settings.kimi.sdk is 6. ${VERSIONS}.`],
  [{ unresolved: 0 }, 'settings.kimi.unresolved is 0. Allowed are "report", "ignore".'],
];

describe("wrong settings", () => {
  it.each(WRONG)("%o", (kimi, message) => {
    expect(() => parseSettings({ kimi })).toThrow(new TypeError(message));
  });

  it("shows values that JSON has no text for", () => {
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    expect(() => parseSettings({ kimi: { clients: 1n } })).toThrow("settings.kimi.clients is 1. ");
    expect(() => parseSettings({ kimi: { clients: Symbol("all") } })).toThrow(
      "settings.kimi.clients is Symbol(all). ",
    );
    expect(() => parseSettings({ kimi: { clients: cycle } })).toThrow(
      "settings.kimi.clients is [object Object]. ",
    );
  });
});

describe.each(Object.entries(rules))("%s", (name, rule) => {
  const lint = (kimi: unknown, code: string): unknown =>
    new Linter({ configType: "flat" }).verify(code, [
      {
        plugins: { kimi: { rules: { [name]: rule } } },
        rules: { [`kimi/${name}`]: "error" },
        settings: { kimi },
      },
    ]);

  it.each(["", "const answer = 42;", "client.chat.completions.create({});"])(
    "refuses wrong settings in %j",
    (code) => {
      for (const [kimi, message] of WRONG) expect(() => lint(kimi, code), message).toThrow(message);
    },
  );

  it("accepts right ones", () => {
    expect(lint({ model: "kimi-k3", clients: "kimi" }, "const answer = 42;")).toEqual([]);
  });
});
