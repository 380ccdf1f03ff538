/**
 * Loaded before a program with `node --import`: brings its requests to a session of the test server, whatever known
 * host it asks, through `fetch` or (as version 4 of the SDK does) through `node:http` and `node:https`. Any other host
 * is an error, so that no test leaves this machine.
 */
import http from "node:http";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";

/**
 * Where a request goes instead.
 * @param {string | URL} address
 */
function redirected(address) {
  // Read each time: a process that runs several programs has a session for each of them.
  const { TEST_SERVER: server = "", TEST_SERVER_HOSTS: hosts = "" } = process.env;
  const known = hosts.split(" ");
  const { hostname, pathname, search } = new URL(address);
  if (hostname === new URL(server).hostname) return new URL(address);
  if (!known.some((host) => hostname === host || hostname.endsWith(`.${host}`)))
    throw new TypeError(`This program asks ${hostname}, which no test does.`);
  return new URL(`${server}/${hostname}${pathname}${search}`);
}

const { fetch } = globalThis;
globalThis.fetch = async (input, init) => {
  if (input instanceof Request) return fetch(new Request(redirected(input.url), input), init);
  return fetch(redirected(input), init);
};

const { request } = http;
/** @type {(protocol: string) => typeof http.request} */
const routed =
  (protocol) =>
  (...parameters) => {
    const callback = parameters.find((parameter) => typeof parameter === "function");
    const [address, options] = readParameters(protocol, parameters);
    const { hostname, port, pathname, search } = redirected(address);
    // The agent is one for the other protocol or the other host.
    return request(
      {
        ...options,
        protocol: "http:",
        hostname,
        host: hostname,
        port,
        path: pathname + search,
        agent: undefined,
      },
      callback,
    );
  };

/** The address and the options of a call of `request`, which takes an address, options, or both. */
function readParameters(protocol, [first, second]) {
  if (typeof first === "string" || first instanceof URL)
    return [new URL(first), typeof second === "object" ? second : {}];
  const { hostname, host = "localhost", port, path = "/" } = first;
  const authority = `${hostname ?? host}${port ? `:${port}` : ""}`;
  return [new URL(`${first.protocol ?? protocol}//${authority}${path}`), first];
}

http.request = routed("http:");
https.request = routed("https:");
http.get = (...parameters) => http.request(...parameters).end();
https.get = (...parameters) => https.request(...parameters).end();
syncBuiltinESMExports();
