/** The programs in `files/`: what the model says to each, what Kimi has against it, and what `--fix` can do. */
import { type Contract, GUIDE } from "../../src/contract/index.js";
import { calls, fails, says, type Script } from "../support/kimi-server/index.js";

export interface Program {
  readonly file: string;
  readonly script: Script;
  /** The value of `settings.kimi`. */
  readonly kimi?: object;
  /** Variables of its environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The contract that the strict server holds to, if not that of the model. */
  readonly contract?: Contract;
  /** What the strict server says before the fix: the errors of the requests, without repetition. */
  readonly rejected?: readonly string[];
  /** Which members of the requests it ignores before the fix, without repetition. */
  readonly ignored?: readonly string[];
  /** What the program dies of before the fix, whoever answers: its own mistake. */
  readonly dies?: string;
  /** The names of the rules whose reports are left to a person. */
  readonly left?: readonly string[];
  /** What is printed after the fix, where that is not what was printed with OpenAI. */
  readonly output?: string;
}

/** The message of the server where no one recorded Kimi's. */
function unrecorded(details: string): string {
  return `(No one recorded the message of this error.) ${details}`;
}

const DEVELOPER_ROLE = "invalid request: unsupported role ROLE_UNSPECIFIED";

/** Programs that Kimi accepts after `--fix`. */
export const FIXED: readonly Program[] = [
  {
    file: "weather-loop.mjs",
    script: [
      calls(
        ["get_current_weather", { location: "Boston, MA", unit: "fahrenheit" }],
        ["get_current_weather", { location: "Paris" }],
      ),
      calls(["get_current_weather", { location: "Rome" }]),
      says("It is warmest in Boston."),
    ],
    ignored: ["functions", "function_call"],
  },
  {
    file: "order-desk.cjs",
    script: [
      calls(["find_order", { id: 17 }], ["find_order", { id: 18 }]),
      calls(["refund", { id: 18, reason: "lost" }]),
      says("Order 17 is on its way; you get your money back for order 18."),
    ],
    ignored: ["functions"],
  },
  {
    file: "trip-planner.ts",
    script: [calls(["search_trains", { from: "Berlin", to: "Vienna" }]), says("At 08:12.")],
    ignored: ["functions"],
  },
  {
    file: "stream-server.mjs",
    script: [says("Because of how air scatters light.")],
    rejected: [DEVELOPER_ROLE],
    // `--fix` asks for the usage, and the program prints it where it is there.
    output: "Because of how air scatters light.\n(8 tokens)\n",
  },
  {
    file: "invoice.ts",
    script: [says('{"number":"2026-17","total":23.5}')],
    rejected: [DEVELOPER_ROLE],
  },
  {
    file: "summaries.mjs",
    script: [
      fails("rateLimitReached"),
      says("Whales are very large animals."),
      fails("rateLimitReached"),
      says("Ferns grow in the shade."),
    ],
    rejected: [DEVELOPER_ROLE],
  },
  {
    file: "reviews.mts",
    kimi: { model: "kimi-k2.6", baseURL: "https://api.moonshot.ai/v1" },
    script: [says("good", { to: "Lovely" }), says("bad", { to: "Cold" }), says("bad", { to: "a fly" })],
    rejected: ["Not found the model gpt-4o or Permission denied"],
  },
  {
    file: "calendar.cjs",
    script: [
      calls(
        ["add_event", { title: "Lunch", day: "Monday" }],
        ["add_event", { title: "Dinner", day: "Tuesday" }],
      ),
      says("Both are in your calendar."),
    ],
    dies: '"undefined" is not valid JSON',
    output: "add_event Lunch Monday\nadd_event Dinner Tuesday\nBoth are in your calendar.\n",
  },
  {
    file: "expenses.cts",
    script: [
      calls(["book", { account: "taxi", amount: 20 }], ["book", { account: "lunch", amount: 12 }]),
      calls(["book", { account: "train", amount: 31 }]),
      says("That makes 63."),
    ],
    rejected: [
      "thinking is enabled but reasoning_content is missing in assistant tool call message at index 1",
    ],
  },
  {
    file: "glossary.mjs",
    script: [calls(["lookup", { word: "monad" }], ["lookup", { word: "functor" }]), says("Both are words.")],
    ignored: ["functions"],
  },
  {
    file: "story.mts",
    script: [says(["The fox ", "ate ", "the hen."])],
    rejected: [DEVELOPER_ROLE],
  },
  {
    file: "slogans.cjs",
    contract: GUIDE,
    environment: { MODEL: "gpt-4o" },
    script: [says("So soft.", { to: "soap" }), says("Holds on.", { to: "rope" })],
    rejected: [unrecorded("outOfRange parameter: temperature, value: 1.4")],
  },
  {
    file: "captions.mjs",
    script: [says("A cat.", { to: "cat.png" }), says("A dog.", { to: "dog.png" })],
    rejected: [
      "invalid temperature: only 1 is allowed for this model",
      "invalid top_p: only 0.95 is allowed for this model",
      "invalid presence_penalty: only 0 is allowed for this model",
    ],
  },
  {
    file: "digest.ts",
    script: [says("Prices rise."), says("It rains.")],
    rejected: [
      "invalid temperature: only 1 is allowed for this model",
      "invalid n: only 1 is allowed for this model",
    ],
  },
];

/** Programs that `--fix` leaves as they are. */
export const UNCHANGED: readonly Program[] = [
  {
    file: "research-agent.ts",
    script: [
      calls(["search", { query: "dodo" }], ["search", { query: "raphus" }]),
      calls(["read", { url: "https://example.com/dodo" }]),
      says("It died out."),
    ],
    rejected: [
      "thinking is enabled but reasoning_content is missing in assistant tool call message at index 2",
    ],
    left: ["preserve-reasoning-content"],
  },
  {
    file: "support-bot.ts",
    kimi: { model: "kimi-k3" },
    script: [says("We do."), says("On Sundays we do not.")],
    rejected: ["Not found the model gpt-4o-mini or Permission denied"],
    left: ["no-developer-role", "no-unsupported-model", "require-kimi-base-url"],
  },
  {
    file: "names.mjs",
    contract: GUIDE,
    environment: { MODEL: "gpt-4o" },
    script: [says("Ada")],
    rejected: [unrecorded("severalChoicesAtLowTemperature")],
    left: ["no-fixed-sampling-parameters", "no-multiple-choices-at-zero-temperature"],
  },
  {
    file: "router.ts",
    script: [calls(["route", { department: "billing" }])],
    rejected: ["tool_choice 'required' is incompatible with thinking enabled"],
    left: ["no-unsupported-tool-choice"],
  },
  {
    file: "moderated.mjs",
    script: [says("With flour.")],
    rejected: ["url.not_found"],
    left: ["no-unsupported-endpoint"],
  },
  {
    file: "best-of.ts",
    script: [says("Oak")],
    rejected: ["invalid n: only 1 is allowed for this model"],
    left: ["no-fixed-sampling-parameters"],
  },
  {
    file: "live-scores.mjs",
    script: [calls(["get_score", {}]), says("The home team.")],
    ignored: ["functions"],
    left: ["no-deprecated-functions"],
  },
];
