/** The programs in `files/`: what the model says to each, what Kimi has against it, and what `--fix` can do. */
import { type Contract, GUIDE } from "../../src/contract/index.js";
import { calls, fails, says, type Script } from "../support/kimi-server/index.js";

export interface Program {
  readonly file: string;
  /** What it shows that no other program does. */
  readonly why: string;
  /** The majors of the SDK that have what it uses, where not all from 4 to 7 do. */
  readonly sdk?: { readonly from?: number; readonly until?: number };
  readonly script: Script;
  /** The value of `settings.kimi`. */
  readonly kimi?: object;
  /** Variables of its environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What a person types. */
  readonly input?: string;
  /** The contract that the strict server holds to, if not that of the model. */
  readonly contract?: Contract;
  /** What the strict server says before the fix: the errors of the requests, without repetition. */
  readonly rejected?: readonly string[];
  /** Which members of the requests it ignores before the fix, without repetition. */
  readonly ignored?: readonly string[];
  /** Which members it still ignores: no rule reports them, since nothing is lost with them. */
  readonly stillIgnored?: readonly string[];
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
    why: "a loop at the top level whose condition is the reason why the model stopped",
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
    why: "a function that dispatches calls, in the style without semicolons",
    script: [
      calls(["find_order", { id: 17 }], ["find_order", { id: 18 }]),
      calls(["refund", { id: 18, reason: "lost" }]),
      says("Order 17 is on its way; you get your money back for order 18."),
    ],
    ignored: ["functions"],
  },
  {
    file: "trip-planner.ts",
    why: "two requests in a row instead of a loop, with types of the SDK for functions",
    script: [calls(["search_trains", { from: "Berlin", to: "Vienna" }]), says("At 08:12.")],
    ignored: ["functions"],
  },
  {
    file: "stream-server.mjs",
    why: "a web server that passes a stream on and looks for its usage",
    script: [says("Because of how air scatters light.")],
    rejected: [DEVELOPER_ROLE],
    // `--fix` asks for the usage, and the program prints it where it is there.
    output: "Because of how air scatters light.\n(8 tokens)\n",
  },
  {
    file: "invoice.ts",
    why: "structured output through `parse`",
    sdk: { from: 5 },
    script: [says('{"number":"2026-17","total":23.5}')],
    rejected: [DEVELOPER_ROLE],
  },
  {
    file: "summaries.mjs",
    why: "retries of its own, one request object for all of them",
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
    why: "requests at the same time, a model in a constant, nothing of Kimi yet",
    kimi: { model: "kimi-k2.6", baseURL: "https://api.moonshot.ai/v1" },
    script: [says("good", { to: "Lovely" }), says("bad", { to: "Cold" }), says("bad", { to: "a fly" })],
    rejected: ["Not found the model gpt-4o or Permission denied"],
  },
  {
    file: "calendar.cjs",
    why: "the tool loop of the migration guide, which reads `parameters`",
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
    why: "a typed history that drops what the model thought",
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
    why: "a switch over the reason why the model stopped",
    script: [calls(["lookup", { word: "monad" }], ["lookup", { word: "functor" }]), says("Both are words.")],
    ignored: ["functions"],
  },
  {
    file: "story.mts",
    why: "a runner of `stream` with event handlers, in a class",
    sdk: { from: 5 },
    script: [says(["The fox ", "ate ", "the hen."])],
    rejected: [DEVELOPER_ROLE],
  },
  {
    file: "slogans.cjs",
    why: "a model from the environment, defaults that are spread",
    contract: GUIDE,
    environment: { MODEL: "gpt-4o" },
    script: [says("So soft.", { to: "soap" }), says("Holds on.", { to: "rope" })],
    rejected: [unrecorded("outOfRange parameter: temperature, value: 1.4")],
  },
  {
    file: "captions.mjs",
    why: "pictures, sampling parameters in a shared constant",
    script: [says("A cat.", { to: "cat.png" }), says("A dog.", { to: "dog.png" })],
    rejected: [
      "invalid temperature: only 1 is allowed for this model",
      "invalid top_p: only 0.95 is allowed for this model",
      "invalid presence_penalty: only 0 is allowed for this model",
    ],
  },
  {
    file: "digest.ts",
    why: "comments after parameters that go, an asynchronous generator",
    script: [says("Prices rise."), says("It rains.")],
    rejected: [
      "invalid temperature: only 1 is allowed for this model",
      "invalid n: only 1 is allowed for this model",
    ],
  },
  {
    file: "terminal-chat.mjs",
    why: "a chat that reads what a person types and prints the answer as it streams",
    input: "What is for lunch?\nAgain?\n",
    script: [says("Fish."), says("It is a ship.")],
    rejected: [DEVELOPER_ROLE],
  },
  {
    file: "recipe.mts",
    why: "structured output with a schema of zod, and a pinned temperature",
    sdk: { from: 5 },
    script: [says('{"title":"Bread","ingredients":["flour","water"]}')],
    rejected: ["invalid temperature: only 1 is allowed for this model"],
  },
  {
    file: "beta-recipe.ts",
    why: "structured output where version 4 of the SDK has it",
    sdk: { until: 4 },
    script: [says('{"title":"Bread","minutes":90}')],
    rejected: [DEVELOPER_ROLE],
  },
  {
    file: "beta-runner.cjs",
    why: "`runTools` where version 4 of the SDK has it",
    sdk: { until: 4 },
    script: [calls(["height", { mountain: "Zugspitze" }]), says("2962 m.")],
    rejected: [DEVELOPER_ROLE],
  },
  {
    file: "runner.mjs",
    why: "`runTools`, whose requests are not in the program",
    sdk: { from: 5 },
    script: [
      calls(["height", { mountain: "Zugspitze" }], ["height", { mountain: "Watzmann" }]),
      says("2962 m and 2713 m."),
    ],
    rejected: ["invalid temperature: only 1 is allowed for this model"],
  },
  {
    file: "newcomer.cjs",
    why: "habits of the Python SDK that are errors in JavaScript",
    script: [says("A set with an operation.")],
    dies: "cannot be invoked without 'new'",
    output: "A set with an operation.\n",
  },
  {
    file: "newsletter.mjs",
    why: "five rules at one request, and nothing of Kimi yet",
    kimi: { model: "kimi-k2.6", baseURL: "https://api.moonshot.cn/v1" },
    script: [says("Whales sing.", { to: "Whales" }), says("Volcanoes smoke.", { to: "Volcanoes" })],
    rejected: ["Not found the model gpt-4.1 or Permission denied"],
    output: "3 tokens\nWhales sing.\n3 tokens\nVolcanoes smoke.\n",
  },
  {
    file: "concierge.cjs",
    why: "functions, a role and sampling parameters at one request, with comments between them",
    script: [
      calls(["book_table", { persons: 2, at: "20:00" }], ["book_table", { persons: 4, at: "21:00" }]),
      says("Both are booked."),
    ],
    rejected: [
      DEVELOPER_ROLE,
      "invalid temperature: only 1 is allowed for this model",
      "invalid top_p: only 0.95 is allowed for this model",
    ],
    ignored: ["functions", "function_call"],
  },
  {
    file: "translations.mts",
    why: "a pool of requests that share an object with `satisfies`",
    script: [
      says("un", { to: "one" }),
      says("deux", { to: "two" }),
      says("trois", { to: "three" }),
      says("quatre", { to: "four" }),
    ],
    rejected: ["invalid temperature: only 1 is allowed for this model"],
  },
  {
    file: "memory.ts",
    why: "histories that are cut, a client in a constructor, an SDK that tries again by itself",
    script: [fails("engineOverloaded"), says("Hello, Ada."), says("Good evening, Alan."), says("Yes.")],
    rejected: [DEVELOPER_ROLE],
    ignored: ["user"],
    stillIgnored: ["user"],
  },
  {
    file: "judge.mjs",
    why: "probabilities that the program asks for and never reads",
    script: [says('{"grade":1}', { to: "ships" }), says('{"grade":2}', { to: "trees" })],
    rejected: [
      "invalid logprobs: only false is allowed for this model",
      unrecorded("unsupportedValue parameter: top_logprobs"),
    ],
  },
  {
    file: "headers.cts",
    why: "options of the request, and the response itself",
    script: [says("Hello.")],
    rejected: [DEVELOPER_ROLE],
  },
  {
    file: "tagline.ts",
    why: "a second choice that nothing reads, at a temperature of zero",
    contract: GUIDE,
    environment: { MODEL: "gpt-4o" },
    script: [says("Fresh.")],
    rejected: [unrecorded("severalChoicesAtLowTemperature")],
    left: ["no-fixed-sampling-parameters"],
  },
  {
    file: "stream-tools.mjs",
    why: "calls of tools that are put together from a stream",
    script: [calls(["stock", { item: "nails" }], ["stock", { item: "screws" }]), says("Twelve each.")],
    rejected: [DEVELOPER_ROLE],
  },
];

/** Programs that `--fix` leaves as they are. */
export const UNCHANGED: readonly Program[] = [
  {
    file: "research-agent.ts",
    why: "a client that is given, so that only a person knows where it talks to",
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
    why: "a class with an injected client and an injected system text",
    kimi: { model: "kimi-k3" },
    script: [says("We do."), says("On Sundays we do not.")],
    rejected: ["Not found the model gpt-4o-mini or Permission denied"],
    left: ["no-developer-role", "no-unsupported-model", "require-kimi-base-url"],
  },
  {
    file: "names.mjs",
    why: "several choices that the program prints",
    contract: GUIDE,
    environment: { MODEL: "gpt-4o" },
    script: [says("Ada")],
    rejected: [unrecorded("severalChoicesAtLowTemperature")],
    left: ["no-fixed-sampling-parameters", "no-multiple-choices-at-zero-temperature"],
  },
  {
    file: "router.ts",
    why: "a program that relies on a forced call",
    script: [calls(["route", { department: "billing" }])],
    rejected: ["tool_choice 'required' is incompatible with thinking enabled"],
    left: ["no-unsupported-tool-choice"],
  },
  {
    file: "moderated.mjs",
    why: "an endpoint that Kimi has not",
    script: [says("With flour.")],
    rejected: ["url.not_found"],
    left: ["no-unsupported-endpoint"],
  },
  {
    file: "best-of.ts",
    why: "several choices that the program compares",
    script: [says("Oak")],
    rejected: ["invalid n: only 1 is allowed for this model"],
    left: ["no-fixed-sampling-parameters"],
  },
  {
    file: "live-scores.mjs",
    why: "calls of functions that are put together from a stream",
    script: [calls(["get_score", {}]), says("The home team.")],
    ignored: ["functions"],
    left: ["no-deprecated-functions"],
  },
  {
    file: "search.ts",
    why: "embeddings, which Kimi has not",
    script: [],
    rejected: ["url.not_found"],
    left: ["no-unsupported-endpoint"],
  },
  {
    file: "old-prompt.cjs",
    why: "the endpoint from the time before chats",
    script: [says(", there was a whale.")],
    rejected: ["url.not_found"],
    left: ["no-unsupported-endpoint"],
  },
  {
    file: "confidence.mts",
    why: "probabilities that the program computes with",
    script: [says("No.")],
    rejected: ["invalid logprobs: only false is allowed for this model"],
    left: ["no-fixed-sampling-parameters"],
  },
  {
    file: "extract.cts",
    why: "a call of a named function that the program relies on",
    script: [calls(["person", { name: "Grace" }])],
    rejected: ["tool_choice 'specified' is incompatible with thinking enabled"],
    left: ["no-unsupported-tool-choice"],
  },
  {
    file: "agent.mts",
    why: "a class with an injected client and registered tools that run at the same time",
    script: [
      calls(["rate", { currency: "USD" }], ["rate", { currency: "CHF" }]),
      calls(["convert", { amount: "10", rate: "1.1" }]),
      says("Eleven."),
    ],
    rejected: [DEVELOPER_ROLE, "invalid temperature: only 1 is allowed for this model"],
    left: ["no-developer-role", "no-fixed-sampling-parameters"],
  },
];
