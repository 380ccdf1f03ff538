import { expect, it } from "vitest";
import {
  AZURE_PATH,
  BASE_URLS,
  KIMI_BASE_URLS,
  KIMI_CODE_BASE_URLS,
  KIMI_ENVIRONMENT_WORDS,
  KIMI_HOSTS,
  KIMI_KEY_VARIABLE,
  OPENAI_HOST,
  PLACEHOLDER_KEY,
  SDK_VARIABLES,
} from "../../src/contract/index.js";

it("names the hosts of both providers, and the words in the names of environment variables", () => {
  expect(KIMI_HOSTS).toEqual(["api.moonshot.ai", "api.moonshot.cn"]);
  expect(OPENAI_HOST).toBe("api.openai.com");
  expect(KIMI_ENVIRONMENT_WORDS).toEqual(["MOONSHOT", "KIMI"]);
});

it("names what only Azure's paths contain", () => {
  expect(AZURE_PATH.value).toBe("/openai/deployments/");
  for (const url of BASE_URLS) expect(url).not.toContain(AZURE_PATH.value);
});

it("writes hosts as they are compared: in lower case", () => {
  for (const host of [...KIMI_HOSTS, OPENAI_HOST]) expect(new URL(`https://${host}`).hostname).toBe(host);
});

it("gives each of Kimi's hosts one base URL", () => {
  expect(BASE_URLS).toEqual(["https://api.moonshot.ai/v1", "https://api.moonshot.cn/v1"]);
  expect(KIMI_BASE_URLS.value).toEqual({ international: BASE_URLS[0], china: BASE_URLS[1] });
  expect(BASE_URLS.map((url) => new URL(url).hostname)).toEqual(KIMI_HOSTS);
});

it("tells Kimi Code's hosts from those", () => {
  expect(KIMI_CODE_BASE_URLS.value).toEqual([
    "https://api.kimi.com/coding/v1",
    "https://api.kimi.ai/coding/v1",
  ]);
  for (const url of KIMI_CODE_BASE_URLS.value) expect(KIMI_HOSTS).not.toContain(new URL(url).hostname);
});

it("names the variables that hold a key or a base URL", () => {
  expect(KIMI_KEY_VARIABLE.value).toBe("MOONSHOT_API_KEY");
  expect(PLACEHOLDER_KEY.value).toBe("MOONSHOT_API_KEY");
  expect(SDK_VARIABLES.value).toEqual({ key: "OPENAI_API_KEY", baseURL: "OPENAI_BASE_URL" });
});
