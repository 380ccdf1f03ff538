/** Whether only requests read a text. */
import { describe, expect, it } from "vitest";
import { isReadOnTheWay, otherReaders } from "../../src/edits/owner.js";
import { requestsIn } from "../support/requests.js";

const CLIENT = `import OpenAI from "openai"; const client = new OpenAI();`;

/** The temperature of the first request. */
function temperatureIn(program: string, filename?: string) {
  const code = `${CLIENT} ${program.replaceAll("SEND", "client.chat.completions.create")}`;
  const [call] = requestsIn(code, filename);
  const [temperature] = call?.parameter("temperature").alternatives ?? [];
  if (!call || !temperature?.source.node) throw new Error("The program sends no temperature.");
  return { call, entry: temperature.entry, source: temperature.source, node: temperature.source.node };
}

/** How many other requests read the temperature of the first request; null where other code may read it. */
function readersIn(
  program: string,
  options?: { readonly ignoreWrites?: boolean },
  filename?: string,
): number | null {
  const { call, entry, source } = temperatureIn(program, filename);
  const steps = source.steps.map((step, index) => {
    return index < entry.steps.length && step.path ? { ...step, path: [...step.path, "temperature"] } : step;
  });
  return otherReaders(call, "temperature", steps, options)?.length ?? null;
}

describe("the text of a request", () => {
  it.each<readonly [string, number | null]>([
    ["SEND({ temperature: 0 });", 0],
    ["const p = { temperature: 0 }; SEND(p);", 0],
    ["const p = { temperature: 0 }; SEND(p); SEND(p);", 1],
    ["const p = { temperature: 0 }; SEND({ ...p }); SEND({ ...p, n: 1 }); SEND(p);", 2],
    ["const p = { temperature: 0 }; SEND(p); SEND({ ...p, temperature: 1 });", null],
    ["const p = { temperature: 0 }; SEND(p); f(p);", null],
    ["const p = { temperature: 0 }; SEND(p); f(p.temperature);", null],
    ["const p = { temperature: 0 }; SEND(p); f(p['temperature']);", null],
    ["const p = { temperature: 0 }; SEND(p); f(p[key]);", null],
    ["const p = { temperature: 0 }; SEND(p); f(p.model);", 0],
    ["const p = { temperature: 0 }; SEND(p); f(p?.model);", 0],
    ["const p = { temperature: 0 }; SEND(p); f((p as Request).model);", 0],
    ["const p = { temperature: 0 }; SEND(p); p.toString();", null],
    ["const p = { temperature: 0 }; SEND(p); p.format`text`;", null],
    ["const p = { temperature: 0 }; SEND(p); format`${p.model}`;", 0],
    ["const p = { temperature: 0 }; SEND(p); f(p.model());", null],
    ["const p = { temperature: 0 }; SEND(p); f({ p });", null],
    ["const p = { temperature: 0 }; SEND(p); new p.Model();", 0],
    ["const p = { temperature: 0 }; SEND(p); p instanceof Checked;", null],
    ["const p = { temperature: 0 }; SEND(p); p && f();", null],
    ["const p = { temperature: 0 }; SEND(p); let q; q = p;", null],
    ["const p = { temperature: 0 }; SEND(p); for (p; ready; ) f();", null],
    ["const p = { temperature: 0 }; SEND(p); const { model } = p;", 0],
    ["const p = { temperature: 0 }; SEND(p); const { model = 'a' } = p;", 0],
    ["const p = { temperature: 0 }; SEND(p); const { temperature } = p;", null],
    ["const p = { temperature: 0 }; SEND(p); const { model, ...rest } = p;", null],
    ["const p = { temperature: 0 }; SEND(p); const { [key]: x } = p;", null],
    ["const p = { temperature: 0 }; SEND(p); const [x] = p;", null],
    ["const p = { temperature: 0 }; SEND(p); type P = typeof p;", null],
    ["const p = { temperature: 0 }; SEND(p); const q = p;", null],
    ["const p = { temperature: 0 }; const q = p; SEND(q);", 0],
    ["const p = { temperature: 0 }; const q = p; SEND(q); f(p);", null],
    ["const p = { temperature: 0 }; const q = p; SEND(q); f(q);", null],
    ["const p = { temperature: 0 }; SEND(p); export { p };", null],
    ["export const p = { temperature: 0 }; SEND(p);", null],
    ["const all = { p: { temperature: 0 }, q: {} }; SEND(all.p); f(all.q);", 0],
    ["const all = { p: { temperature: 0 } }; SEND(all.p); f(all.p);", null],
    ["const all = { p: { temperature: 0 } }; SEND(all.p); f(all.p.model);", 0],
    ["const all = [{ temperature: 0 }, {}]; SEND(all[0]); f(all[1].model);", 0],
    ["const all = [{ temperature: 0 }, {}]; SEND(all[0]); for (const one of all) f(one);", null],
    ["const p = () => ({ temperature: 0 }); SEND(p()); SEND(p());", 1],
    ["const p = () => ({ temperature: 0 }); SEND(p()); f(p());", null],
    ["const p = () => ({ temperature: 0 }); SEND(p()); f(p().model);", null],
    ["let p; p = { temperature: 0 }; SEND(p);", 0],
    ["let p; f((p = { temperature: 0 })); SEND(p);", null],
    ["let p; if (f((p = { temperature: 0 }))) SEND(p);", null],
    ["let p, q; (q = 1), (p = { temperature: 0 }); SEND(p);", 0],
    ["let p; ready && (p = { temperature: 0 }); SEND(p);", 0],
    ["let p; ready ? (p = { temperature: 0 }) : f(); SEND(p);", 0],
    ["let p; const q = ready ? (p = { temperature: 0 }) : f(); SEND(p);", null],
    ["let p; const q = ready && (p = { temperature: 0 }); SEND(p);", null],
    ["let p; (p = { temperature: 0 }) && f(); SEND(p);", null],
    ["let p; (p = { temperature: 0 }) ? f() : 0; SEND(p);", null],
    ["let p; const q = (f(), (p = { temperature: 0 })); SEND(p);", null],
    ["let p; const q = (f(), (p = { temperature: 0 }), 1); SEND(p);", 0],
  ])("%s", (program, expected) => {
    expect(readersIn(program)).toBe(expected);
  });

  it("is read by a component", () => {
    const program = "const P = () => ({ temperature: 0 }); SEND(P()); f(<P />);";
    expect(readersIn(program, {}, "file.tsx")).toBeNull();
  });

  it("is left alone where more requests read it than can be compared", () => {
    const declared = "const p = { temperature: 0 };";
    expect(readersIn(declared + "SEND(p);".repeat(500))).toBe(499);
    expect(readersIn(declared + "SEND(p);".repeat(501))).toBeNull();
  });
});

describe("a text is read on the way to the request", () => {
  it.each<readonly [string, boolean]>([
    ["let q; const p = (q = { temperature: 0 }); SEND(p);", true],
    ["const p = { temperature: 0, f() { return this; } }; SEND(p);", true],
    ["const p = { temperature: 0, get f() { return this.temperature; } }; SEND(p);", true],
    ["const p = { temperature: 0, f: function () { return () => this; } }; SEND(p);", true],
    ["const p = { temperature: 0, f() { return super.f(); } }; SEND(p);", true],
    ["const p = { temperature: 0, f: () => this }; SEND(p);", false],
    ["const p = { temperature: 0, f() { return 1; } }; SEND(p);", false],
    ["const p = { temperature: 0, f() { return class { g = this; }; } }; SEND(p);", false],
    ["class C { f() { SEND({ temperature: 0, user: this.user }); } }", false],
    ["const api = { f() { SEND({ temperature: 0 }); this.g(); } };", false],
    ["SEND((last = { temperature: 0 }));", true],
    ["const p = (exports.p = { temperature: 0 }); SEND(p);", true],
    ["exports.p = { temperature: 0 }; SEND({ temperature: 0 });", false],
    ["last = await SEND({ temperature: 0 });", false],
    ["const p = () => (last = { temperature: 0 }); SEND(p());", true],
    ["const all = { answer: SEND({ temperature: 0 }), f() { return this; } };", false],
    // Who calls a function reads what it returns.
    ["const all = { p: () => ({ temperature: 0 }), f() { return this.p(); } }; SEND(all.p());", true],
    ["const all = { p() { return { temperature: 0 }; }, f() { return this.p(); } }; SEND(all.p());", true],
    ["const all = { p() { return { temperature: 0 }; }, f() {} }; SEND(all.p());", false],
    ["const api = { f() { const p = { temperature: 0 }; SEND(p); }, g() { return this; } };", false],
  ])("%s", (program, expected) => {
    const { node, call } = temperatureIn(program);
    expect(isReadOnTheWay(node, call)).toBe(expected);
  });
});

describe("an assignment to the parameter", () => {
  it.each<readonly [string, number | null]>([
    ["const p = { temperature: 0 }; if (hot) p.temperature = 1; SEND(p);", 0],
    ["const all = { p: { temperature: 0 } }; if (hot) all.p.temperature = 1; SEND(all.p);", 0],
    ["const p = { temperature: 0 }; if (hot) p.temperature += 1; SEND(p);", null],
    ["const p = { temperature: 0 }; if (hot) p.temperature++; SEND(p);", null],
    ["const p = { temperature: 0 }; if (hot) f((p.temperature = 1)); SEND(p);", null],
    ["const p = { temperature: 0 }; if (hot) p[key] = 1; SEND(p);", null],
    ["const p = { temperature: 0 }; let q; q = p.temperature; SEND(p);", null],
  ])("reads nothing: %s", (program, expected) => {
    const options = { ignoreWrites: true };
    expect([readersIn(program), readersIn(program, options)]).toEqual([null, expected]);
  });
});
