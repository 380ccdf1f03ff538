import { describe, expect, it } from "vitest";
import { isFunction, walk, type FunctionNode, type Node } from "../../src/syntax/nodes.js";
import { analyseValues } from "../../src/values/analysis.js";
import { dryRunOfCall, dryRunOfLoop, type DryRun } from "../../src/values/dry-run.js";
import { ADDED, EMPTY_LIST, NOT_YET_ADDED, type Known } from "../../src/values/known.js";
import { parse } from "../support/values.js";

/** An object with an empty `list`, with `added`, and with other members that are not known. */
const ELEMENT: Known = {
  kind: "object",
  members: new Map([
    ["list", EMPTY_LIST],
    ["added", ADDED],
  ]),
  isClosed: false,
};

const BEFORE_IT_IS_ADDED: Known = {
  kind: "object",
  members: new Map([["added", NOT_YET_ADDED]]),
  isClosed: false,
};

function find<Found extends Node>(code: string, filename: string, isSought: (node: Node) => node is Found) {
  const source = parse(code, { filename });
  const found: Found[] = [];
  walk(source.ast, source.visitorKeys, (node) => {
    if (isSought(node)) found.push(node);
    return true;
  });
  const [first] = found;
  if (!first) throw new Error(`Nothing to run in\n${code}`);
  return { source, node: first, values: analyseValues(source, () => false) };
}

function texts(nodes: readonly Node[], code: string): string {
  return nodes.map(({ range }) => code.slice(...range)).join(", ");
}

/** Where `?.` is missing, and what else could be noticed, as source text. */
function shown({ unguarded, effects }: DryRun, code: string): string {
  const parts = [unguarded.length > 0 ? `?. ${texts(unguarded, code)}` : "", texts(effects, code)];
  return parts.filter((part) => part !== "").join(" | ") || "nothing";
}

const BEFORE = `let text = "", count = 0, last, seen = new Map();
const EMPTY = "", limit = 3;
`;

function dryRun(
  body: string,
  element: Known,
  filename: string,
): { readonly run: DryRun; readonly code: string } {
  const code = `${BEFORE}async function* run(source) { outer: while (true) { inner: for await (const e of source) { ${body} } } }`;
  const { node, values } = find(code, filename, isAwaitingLoop);
  return { run: dryRunOfLoop(node, element, values), code };
}

function isAwaitingLoop(node: Node): node is Extract<Node, { type: "ForOfStatement" }> {
  return node.type === "ForOfStatement" && node.await;
}

function runLoop(body: string, filename = "file.ts"): string {
  const { run, code } = dryRun(body, ELEMENT, filename);
  return shown(run, code);
}

function runCall(callback: string): string {
  const { source, node, values } = find(
    `${BEFORE}on(${callback});`,
    "file.ts",
    (found): found is FunctionNode => isFunction(found),
  );
  return shown(dryRunOfCall(node, ELEMENT, values), source.text);
}

function itRuns(rows: readonly (readonly [body: string, result: string])[]): void {
  it.each(rows)("%s → %s", (body, result) => {
    expect(runLoop(body)).toBe(result);
  });
}

describe("a dry run of a loop", () => {
  describe("reads of what is missing", () => {
    itRuns([
      ["e.list[0].x;", "?. e.list[0].x"],
      ["e.list[0]?.x.y;", "nothing"],
      ["e.list[0].x.y.z;", "?. e.list[0].x"],
      ["(e.list[0].x).y;", "?. e.list[0].x, (e.list[0].x).y"],
      ["(e.list[0]?.x).y;", "?. (e.list[0]?.x).y"],
      ["e.list[0]!.x!.y;", "?. e.list[0]!.x"],
      ["(e.list[0] as any).x;", "?. (e.list[0] as any).x"],
      ["e.list[0]['x'];", "?. e.list[0]['x']"],
      ["e.list[limit].x;", "?. e.list[limit].x"],
      ["e.list[e.i].x;", "?. e.list[e.i].x"],
      ["e.list.at(-1).x;", "?. e.list.at(-1).x"],
      ["e.list.at(-1)?.x;", "nothing"],
      ["e.list.find((one) => one.x).y;", "?. e.list.find((one) => one.x).y"],
      ["const one = e.list[0]; one.x;", "?. one.x"],
      ["const one = e.list[0]; one?.x;", "nothing"],
      ["const { x } = e.list[0];", "{ x }"],
      ["const { x } = e.list[0] ?? {}; x.y;", "?. x.y"],
      ["const { x = {} } = e.list[0] ?? {}; x.y;", "nothing"],
      ["const { list: [one] } = e; one.x;", "?. one.x"],
      ["const [{ x }] = e.list;", "{ x }"],
      ["const [{ x } = {}] = e.list;", "nothing"],
      ["e.list[0]();", "e.list[0]()"],
      ["e.list[0]?.();", "nothing"],
      ["e.list[0].x();", "?. e.list[0].x"],
      ["e.list[0]?.x();", "nothing"],
      ["(e.list[0]?.x)();", "(e.list[0]?.x)()"],
      ["e.list[0].x = 1;", "e.list[0].x, e.list[0].x"],
      ["delete e.list[0].x;", "e.list[0].x, delete e.list[0].x"],
      ["e.other.x;", "nothing"],
      ["const one = count++ ? e.list[0] : e.other; one.x;", "?. one.x | count"],
      ["const one = seen.one ?? e.list[0]; one.x;", "?. one.x"],
      ["const one = e.list[0] ?? seen.one; one.x;", "nothing"],
      ["let one = e.other; if (seen.size) one = e.list[0]; one.x;", "?. one.x"],
      ["let one; one = e.list[0]; one?.x;", "nothing"],
      ["if (seen.size) { var one = e.other; } one.x;", "?. one.x"],
      ["({ one: e.list[0] }).one.x;", "?. ({ one: e.list[0] }).one.x"],
      ["({ one: e.list[0] }).one?.x;", "nothing"],
      ["const { id, ...rest } = e; rest.list[0].x;", "?. rest.list[0].x"],
      ["({ ...e }).list[0].x;", "?. ({ ...e }).list[0], ({ ...e }).list[0].x"],
      ["({ ...{ one: e.list[0] } }).one.x;", "?. ({ ...{ one: e.list[0] } }).one.x"],
      ["[e.list[0]][0].x;", "?. [e.list[0]][0].x"],
      [
        "(seen.one ? e : seen).list[0].x;",
        "?. (seen.one ? e : seen).list[0], (seen.one ? e : seen).list[0].x",
      ],
      ["const { x } = seen.one ? e.list[0] : e;", "{ x }"],
      ["(e.list[0]?.x ?? '')[0].length;", "?. (e.list[0]?.x ?? '')[0].length"],
      ["e?.list?.[0]?.x;", "nothing"],
    ]);
  });

  describe("tests", () => {
    itRuns([
      ["if (e.list[0]) count++;", "nothing"],
      ["if (!e.list[0]) count++;", "count"],
      ["if (e.list.length) count++;", "nothing"],
      ["if (e.list.length === 0) continue; count++;", "nothing"],
      ["if (e.list.length === 0) { last; continue; } count++;", "nothing"],
      ["if (e.list.length > 0) count++; else text = 'done';", "text"],
      ["if (e.list.length >= 1 && e.list[0].x) count++;", "nothing"],
      ["if (e.list.length < 1 || e.list[0].x) count++;", "count"],
      ["if (e.list[0] === undefined) break; count++;", "nothing"],
      ["if (e.list[0] == null) continue; count++;", "nothing"],
      ["if (e.list[0] === null) continue; count++;", "count"],
      ["if (e.list[0]?.x === 'stop') count++;", "nothing"],
      ["if (e.list[0]?.x !== 'stop') count++;", "count"],
      ["if (typeof e.list[0]?.x === 'string') count++;", "nothing"],
      ["if (e.list[0]?.x.length > 0) count++;", "nothing"],
      ["if (count && e.list[0]) count++;", "nothing"],
      ["if (count || !e.list[0]) continue; count++;", "nothing"],
      ["if (count || e.list[0]) count++;", "count"],
      ["if (count) continue; count++;", "count"],
      ["if (count) { continue; } else { break; } count++;", "nothing"],
      ["e.list[0] && count++;", "nothing"],
      ["e.list[0] || count++;", "count"],
      ["e.list[0] ?? count++;", "count"],
      ["e.list[0] ? count++ : 0;", "nothing"],
      ["e.list[0] ? 0 : count++;", "count"],
      ["const has = e.list.length > 0; if (has) count++;", "nothing"],
      ["let has = false; if (e.list[0]) has = true; if (has) count++;", "count"],
      ["switch (e.list[0]?.x) { case 'a': count++; break; case 'b': last = 1; }", "nothing"],
      ["switch (e.list[0]?.x) { case 'a': count++; break; default: last = 1; }", "last"],
      ["switch (e.list[0]?.x) { case undefined: last = 1; case 'a': count++; }", "last, count"],
      ["switch (e.x) { case 'a': count++; break; case 'b': last = 1; }", "count, last"],
      ["switch (true) { case e.list.length > 0: count++; }", "nothing"],
    ]);
  });

  describe("loops inside of it", () => {
    itRuns([
      ["for (const one of e.list) count++;", "nothing"],
      ["for (const one of e.list[0]?.x ?? []) count++;", "nothing"],
      ["for (const one of e.list[0]?.x) count++;", "e.list[0]?.x, count"],
      ["for (const one of seen) count++;", "seen, count"],
      ["for (const [i, one] of e.list.entries()) count++;", "nothing"],
      ["for (let i = 0; i < e.list.length; i++) count++;", "nothing"],
      ["for (let i = 0; i < 3; i++) count++;", "for (let i = 0; i < 3; i++) count++;, count"],
      ["for (let i = 0; i < limit && e.list[i]; i++) count++;", "nothing"],
      ["let i = 1; while (i < count) { if (i === 2) last = 1; i++; }", "last"],
      ["while (e.list.length) count++;", "nothing"],
      ["do { count++; } while (e.list.length);", "count"],
      ["for (;;) {}", "for (;;) {}"],
      ["for (const key in e) {}", "for (const key in e) {}"],
      ["e.list.forEach((one) => { count++; });", "nothing"],
      ["for (const one of [...e.list]) count++;", "nothing"],
      ["for (const one of [...e.other]) {}", "...e.other, [...e.other]"],
    ]);
  });

  describe("effects", () => {
    itRuns([
      ["", "nothing"],
      ["count++;", "count"],
      ["count += 1;", "count"],
      ["last = e;", "last"],
      ["last = e.list[0]?.x;", "last"],
      ["last = e.list[0]?.x ?? last;", "nothing"],
      ["last = e.list[0] ? 1 : last;", "nothing"],
      ["last ??= e.list[0]?.x;", "last"],
      ["[last] = e.list;", "last"],
      ["({ x: last } = e);", "last"],
      ["seen.last = e.id;", "seen.last"],
      ["[seen.last] = e.list;", "seen.last"],
      ["console.log(e);", "console.log(e)"],
      ["seen.set(e.id, e);", "seen.set(e.id, e)"],
      ["new Thing(e.list[0].x);", "?. e.list[0].x | new Thing(e.list[0].x)"],
      ["tag`${e.list[0]}`;", "tag`${e.list[0]}`"],
      ["yield e;", "yield e"],
      ["yield e.list[0]?.x ?? '';", "yield e.list[0]?.x ?? ''"],
      ["await last;", "await last"],
      ["await e.list[0]?.x;", "nothing"],
      ["throw e;", "throw e;"],
      ["return;", "return;"],
      ["break;", "nothing"],
      ["continue inner;", "nothing"],
      ["break outer;", "break outer;"],
      ["if (seen.size) return;", "return;"],
      ["block: { if (!e.list[0]) break block; count++; } last = 1;", "last"],
      ["const f = () => { count++; };", "nothing"],
      ["const f = () => { count++; }; f();", "f()"],
      ["function f() { count++; }", "nothing"],
      ["class C { static { count++; } }", "class C { static { count++; } }"],
      ["let i = 0; i++; i += 2;", "nothing"],
      ["var i = 0; i++;", "nothing"],
      ["var text = '';", "nothing"],
      ["try { count++; } catch { last = 1; } finally { text = ''; }", "count, text"],
      ["try { if (!e.list[0]) continue; } finally { last = 1; } count++;", "last"],
      ["using x = e;", "x"],
      ["[...e.other];", "...e.other"],
      ["const [x] = e.other;", "[x]"],
      ["<any>e;", "nothing"],
      ["this.x; import.meta.url; /x/.test; void count++;", "count"],
      ["with_: for (const x of e.list) count++;", "nothing"],
    ]);
  });

  describe("what changes nothing", () => {
    itRuns([
      ["text += '';", "nothing"],
      ["text += e.list[0]?.x ?? '';", "nothing"],
      ["text += e.list[0]?.x || EMPTY;", "nothing"],
      ["seen.text += e.list[0]?.x ?? '';", "nothing"],
      ["this.text += e.list.map((one) => one.x).join('');", "nothing"],
      ["text += e.list[0]?.x;", "text"],
      ["text += ' ';", "text"],
      ["count += e.list.length;", "count"],
      ["text += e.list.length;", "text"],
      ["count -= e.list.length;", "count"],
      ["process.stdout.write(e.list[0]?.x ?? '');", "nothing"],
      ["process.stderr.write('');", "nothing"],
      ["process.stdout.write('.');", "process.stdout.write('.')"],
      ["process.stdout.write('', count);", "process.stdout.write('', count)"],
      ["last.write(e.list[0]?.x || '');", "nothing"],
      ["seen.writer['write']('');", "nothing"],
      ["last.write(''); f({ write: false });", "f({ write: false })"],
      ["last.write(''); const o = { write() { count++; } };", "last.write('')"],
      ["last.write(''); const o = { write: f };", "last.write('')"],
      ["last.write(''); const f = () => class { write() { count++; } };", "last.write('')"],
      ["last.write(''); const f = () => class { write = f; };", "last.write('')"],
      ["last.write(''); const f = () => { process.stdout.write = f; };", "last.write('')"],
      ["last.write(''); const f = () => Object.defineProperty(o, 'write', p);", "last.write('')"],
      ["seen.text += ''; const o = { get text() {}, text() {} };", "nothing"],
      ["seen.text += ''; const o = { set text(text) { count++; } };", "seen.text"],
      ["seen.text += ''; const f = () => class { set text(text) { count++; } };", "seen.text"],
      ["seen.text += ''; const f = () => class { set [name](text) { count++; } };", "seen.text"],
      ["seen[count] += ''; const o = { set text(text) { count++; } };", "seen[count]"],
      ["seen.id += ''; const o = { set text(text) { count++; } };", "nothing"],
      ["last.write();", "last.write()"],
      ["last.writeln('');", "last.writeln('')"],
      ["write('');", "write('')"],
      ["await last.write('');", "await last.write('')"],
      ["console.log('');", "console.log('')"],
      ["e.list[0].x += '';", "e.list[0].x"],
    ]);
  });

  describe("what is done with an added value is meant", () => {
    itRuns([
      ["last = e.added;", "nothing"],
      ["last = e.added ?? last;", "nothing"],
      ["last ??= e.added;", "nothing"],
      ["last = last || e.added;", "nothing"],
      ["seen.last = e.added.x;", "nothing"],
      ["count += e.added?.x ?? 0;", "nothing"],
      ["({ added: last } = e);", "nothing"],
      ["if (e.added) console.log(e.added.x);", "nothing"],
      ["e.added && console.log(e.added.x);", "nothing"],
      ["if (e.added && !count) console.log(e.added);", "nothing"],
      ["if (e.added && !seen.size) console.log(e.added);", "nothing"],
      ["if (!count && e.added) console.log(e.added);", "nothing"],
      ["if (e.added?.x > 0) console.log(e.added);", "nothing"],
      ["if (e.added != null) count++;", "nothing"],
      ["const { added } = e; if (added) yield added;", "nothing"],
      ["console.log(e.added);", "console.log(e.added)"],
      ["if (e.added) console.log(e.list[0].x);", "?. e.list[0].x"],
      ["if (e.added) console.log(e.added.x.y);", "?. e.added.x.y"],
      ["if (e.added) console.log(e.added.x?.y);", "nothing"],
      ["if (e.added) last = e.list[0];", "last"],
      ["if (e.added) seen.last = e.list[0]?.x;", "seen.last"],
      ["if (e.added) last = 'done';", "nothing"],
      ["if (e.added) return;", "return;"],
      ["if (e.added) throw e;", "throw e;"],
      ["if (e.added) { count++; } else { last = 1; }", "nothing"],
      ["if (!e.added) last = 1; else count++;", "count"],
      ["if (e.added || count) last = 1;", "nothing"],
      ["if (seen.size || e.added) last = 1;", "last"],
      ["last = { ...e, x: e.added };", "last"],
      ["text += `${e.added.x} tokens`;", "nothing"],
    ]);
  });

  describe("tests that tell null from undefined, also where they do not run", () => {
    it.each([
      ["if (e.added !== undefined) last = e.added.x;", "e.added !== undefined"],
      ["if (e.added === null) count++;", "e.added === null"],
      ["for (const one of e.list) if (e.added === null) count++;", "e.added === null"],
      ["if (typeof e.added === 'object') last = e.added.x;", "typeof e.added"],
      ["const { added = {} } = e;", "added = {}"],
      ["if ('added' in e) last = e.added.x;", "'added' in e"],
      ["switch (e.added) { case null: }", "null"],
      ["if (e.added <= 0) last = e.added.x;", "e.added <= 0"],
      ["if ((seen && e.added) === null) count++;", "(seen && e.added) === null"],
      ["text += e.added;", "text += e.added"],
      ["text += `${e.added}`;", "`${e.added}`"],
      ["+e.added;", "+e.added"],
      ["if (e.added) last = e.added;", ""],
      ["if (!e.added) last = e.added;", ""],
      ["if (e.added != null) last = e.added;", ""],
      ["last = e.added ?? last;", ""],
      ["if (e.added?.x === 0) text += '';", ""],
    ])("%s → %s", (body, result) => {
      const { run, code } = dryRun(body, BEFORE_IT_IS_ADDED, "file.ts");
      expect(texts(run.nullTests, code)).toBe(result);
    });
  });

  it("sees a loop variable that outlives the loop", () => {
    const code = "let e; async () => { for await (e of source) { } }; for await (var f of source) {} f;";
    const source = parse(code);
    const loops: string[] = [];
    walk(source.ast, source.visitorKeys, (node) => {
      if (node.type === "ForOfStatement") {
        loops.push(
          shown(
            dryRunOfLoop(
              node,
              ELEMENT,
              analyseValues(source, () => false),
            ),
            code,
          ),
        );
      }
      return true;
    });
    expect(loops).toEqual(["e", "f"]);
  });

  it.each(["file.mjs", "file.ts"])("reads %s alike", (filename) => {
    expect(runLoop("const one = e.list[0]; if (one) count++; last = (e.list[0].x).y;", filename)).toBe(
      "?. e.list[0].x, (e.list[0].x).y | last",
    );
  });

  it("gives up on deep nesting instead of exhausting the stack", () => {
    expect(runLoop(`${"!".repeat(500)}e;`)).not.toBe("nothing");
    expect(runLoop("{".repeat(500) + "}".repeat(500))).not.toBe("nothing");
  });
});

describe("a dry run of a call", () => {
  it.each([
    ["(e) => e.list[0]?.x", "nothing"],
    ["(e) => e.list[0].x", "?. e.list[0].x"],
    ["(e) => { if (!e.list[0]) return; count++; }", "nothing"],
    ["function ({ list }) { return list[0]; }", "nothing"],
    ["async ({ list: [one], added }, other) => { if (one) count++; last = other; }", "last"],
    ["function (this: void, e) { e.list[0].x; }", "?. e.list[0].x"],
    ["(e = {}) => { if (e.list[0]) count++; }", "nothing"],
    ["() => { count++; }", "count"],
    ["function () { arguments[0].list[0].x; }", "arguments"],
    ["(...all) => { if (all[0]) count++; }", "?. all[0] | ...all, count"],
    ["(e) => { throw e; }", "throw e;"],
  ])("%s → %s", (callback, result) => {
    expect(runCall(callback)).toBe(result);
  });
});
