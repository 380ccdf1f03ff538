/**
 * A server on this machine that answers as Kimi does, as far as `src/contract/` knows it, or as OpenAI does. One server
 * has many sessions; each has its own address, behaviour, script and record, so that programs can run side by side.
 *
 *     const server = await startServer();
 *     const session = server.open({ as: "kimi", script: [calls(["weather", { city: "Rome" }]), says("Sunny.")] });
 *     const client = new OpenAI({ apiKey: "key", baseURL: session.baseURL() });          // or { fetch: session.fetch }
 *     …
 *     session.requests[0].errors;                                                        // what Kimi rejects
 *     await server.close();
 *
 * A program of its own is started with `session.environment` and `node --import` of `ROUTE`: whatever known host it
 * asks, it reaches the session; any other host is an error.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  BASE_URLS,
  type Contract,
  KIMI_CODE_BASE_URLS,
  KIMI_HOSTS,
  KIMI_KEY_VARIABLE,
  OPENAI_HOST,
  SDK_VARIABLES,
} from "../../../src/contract/index.js";
import type { Api, ApiRequest, ApiResponse } from "./exchange.js";
import { apiOf } from "./in-process.js";
import type { JsonObject } from "./json.js";
import { readRequest, writeResponse } from "./http.js";
import { type Script, ScriptPlayer, type Turn } from "./script.js";

export { calls, fails, NO_FUNCTION, says, type Script, type Turn } from "./script.js";

/**
 * How a session answers: as OpenAI, lenient; as Kimi, by the contract of each request's model; or as Kimi by one
 * contract, whatever model a request names.
 */
export type Behaviour = "openai" | "kimi" | Contract;

export interface RecordedRequest {
  readonly method: string;
  /** The host that the program asked. */
  readonly host: string;
  /** From the host's root on: `/v1/chat/completions`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, the fields of a form, or an empty object. */
  readonly body: JsonObject;
  /** The status of the answer. */
  readonly status: number;
  /** The messages of the errors for everything that is wrong with the request; the first one was answered. */
  readonly errors: readonly string[];
  /** The members of the request that Kimi takes and that change nothing. */
  readonly ignored: readonly string[];
}

export interface Session {
  /** The base URL that stands for that of a host: `baseURL("api.openai.com")`; without one, for Kimi's. */
  baseURL(host?: string): string;
  /** Brings a request to this session, whatever host it is meant for. */
  readonly fetch: typeof fetch;
  /** What a process needs so that `ROUTE` brings its requests here, and keys for the clients of both providers. */
  readonly environment: Readonly<Record<string, string>>;
  /** Every request so far, in the order of their arrival. */
  readonly requests: readonly RecordedRequest[];
  /** The turns that no request asked for yet. */
  readonly rest: readonly Turn[];
}

export interface KimiServer {
  open(options: { readonly as: Behaviour; readonly script?: Script }): Session;
  close(): Promise<void>;
}

/** The module for `node --import`, as a URL. */
export const ROUTE = pathToFileURL(path.join(import.meta.dirname, "route.mjs")).href;

/** A key that both APIs take. */
const KEY = "test-key";

/** The hosts that a program may ask; those below them, such as `eu.api.openai.com`, too. */
const HOSTS = [
  OPENAI_HOST,
  ...KIMI_HOSTS,
  ...KIMI_CODE_BASE_URLS.value.map((address) => new URL(address).hostname),
];

interface OpenSession {
  readonly api: Api;
  readonly player: ScriptPlayer;
  readonly requests: RecordedRequest[];
}

/** Starts a server on a free port of the loopback interface. */
export async function startServer(): Promise<KimiServer> {
  const sessions: OpenSession[] = [];
  const server = createServer((request, response) => {
    void serve(sessions, request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const root = `http://127.0.0.1:${address.port}`;
  return {
    open: ({ as, script = [] }) => {
      const session = { api: apiOf(as), player: new ScriptPlayer(script), requests: [] };
      sessions.push(session);
      return sessionAt(`${root}/${sessions.length - 1}`, session);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function sessionAt(url: string, { player, requests }: OpenSession): Session {
  const [kimi] = BASE_URLS;
  return {
    baseURL: (host) => {
      const { hostname, pathname } = new URL(kimi);
      return `${url}/${host ?? hostname}${pathname}`;
    },
    fetch: (input, init) => {
      const { hostname, pathname, search } = new URL(input instanceof Request ? input.url : input);
      return fetch(`${url}/${hostname}${pathname}${search}`, init);
    },
    environment: {
      TEST_SERVER: url,
      TEST_SERVER_HOSTS: HOSTS.join(" "),
      [KIMI_KEY_VARIABLE.value]: KEY,
      [SDK_VARIABLES.value.key]: KEY,
    },
    requests,
    get rest() {
      return player.rest;
    },
  };
}

/** The path of a request starts with the number of its session and the host that the program asked. */
async function serve(
  sessions: readonly OpenSession[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const [, number = "", host = "", below = ""] = /^\/(\d+)\/([^/]+)(\/[^?]*)/u.exec(incoming.url ?? "") ?? [];
  const session = sessions[Number(number)];
  if (!session) {
    outgoing.writeHead(404).end();
    return;
  }
  const request = await readRequest(incoming, below);
  const response = answered(session, request);
  session.requests.push({
    ...request,
    host,
    status: response.statusCode,
    errors: response.errors,
    ignored: response.ignored,
  });
  writeResponse(outgoing, response);
}

/** A failure of this server is no error of the program: it says so, and no client tries again. */
function answered({ api, player }: OpenSession, request: ApiRequest): ApiResponse {
  try {
    return api(request, player);
  } catch (error) {
    const message = `The test server failed: ${String(error)}`;
    const body = { json: { error: { message, type: "test_server" } } };
    return { statusCode: 418, headers: {}, body, errors: [message], ignored: [] };
  }
}
