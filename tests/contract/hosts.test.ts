import { expect, it } from "vitest";
import { KIMI_ENVIRONMENT_WORDS, KIMI_HOSTS, OPENAI_HOST } from "../../src/contract/index.js";

it("names the hosts of both providers, and the words in the names of environment variables", () => {
  expect(KIMI_HOSTS).toEqual(["api.moonshot.ai", "api.moonshot.cn"]);
  expect(OPENAI_HOST).toBe("api.openai.com");
  expect(KIMI_ENVIRONMENT_WORDS).toEqual(["MOONSHOT", "KIMI"]);
});

it("writes hosts as they are compared: in lower case", () => {
  for (const host of [...KIMI_HOSTS, OPENAI_HOST]) expect(new URL(`https://${host}`).hostname).toBe(host);
});
