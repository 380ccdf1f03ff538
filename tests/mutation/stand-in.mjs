/** As much of vitest as the tests need that meet mutants: it collects tests, which then run as often as wanted. */
import process from "node:process";
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from "@vitest/expect";

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export function expect(value, message) {
  return chai.expect(value, message);
}
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
expect.getState = () => getState(expect);
expect.setState = (state) => setState(state, expect);
expect.setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null });
globalThis[Symbol.for("expect-global")] ??= expect;

export const collectedTests = [];

const outermost = () => ({ title: "", before: [], after: [], parent: null });
let suite = outermost();

/** Collects the tests that a module declares when it is loaded. */
export async function collectFile(name, load) {
  suite = { ...outermost(), title: name };
  await load();
}

export function describe(title, declare) {
  const parent = suite;
  suite = { ...outermost(), title: `${parent.title} > ${title}`, parent };
  declare();
  suite = parent;
}
describe.each = (rows) => (title, declare) => {
  for (const [index, row] of rows.entries()) describe(`${title} ${index}`, () => declare(...[row].flat()));
};
describe.skipIf = (isSkipped) => (isSkipped ? () => {} : describe);

const ids = new Map();

export function it(title, ...rest) {
  const run = rest.find((argument) => typeof argument === "function");
  const own = suite;
  const name = `${own.title} > ${title}`;
  const count = (ids.get(name) ?? 0) + 1;
  ids.set(name, count);
  const id = count > 1 ? `${name} (${count})` : name;
  const body = async () => {
    await prepare(own);
    try {
      await run();
    } finally {
      for (let at = own; at; at = at.parent) for (const hook of at.after) await hook();
    }
  };
  collectedTests.push({ id, name: id, body });
}
it.each = (rows) => (title, run, timeout) => {
  for (const row of rows) it(title, () => run(...(Array.isArray(row) ? row : [row])), timeout);
};

/** Runs what a suite wants before its first test, once. */
async function prepare(own) {
  if (own.parent) await prepare(own.parent);
  for (const hook of own.before.splice(0)) await hook();
}

export function beforeAll(hook) {
  suite.before.push(hook);
}

export function afterEach(hook) {
  suite.after.push(hook);
}

/** Servers stay open: the suite may run again. */
export function afterAll() {}

const stubbed = { environment: new Map(), globals: new Map() };

export const vi = {
  stubEnv(name, value) {
    if (!stubbed.environment.has(name)) stubbed.environment.set(name, process.env[name]);
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  },
  unstubAllEnvs() {
    for (const [name, value] of stubbed.environment) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    stubbed.environment.clear();
  },
  stubGlobal(name, value) {
    if (!stubbed.globals.has(name)) stubbed.globals.set(name, globalThis[name]);
    globalThis[name] = value;
  },
  unstubAllGlobals() {
    for (const [name, value] of stubbed.globals) globalThis[name] = value;
    stubbed.globals.clear();
  },
};
