/** Small random programs that put an object together and probe it once, and what happens when they really run. */

/** Gives a number from 0 to `count - 1`. */
export type Pick = (count: number) => number;

/** The tests that programs branch on, and the values that the analysis does not see. */
export interface Environment {
  readonly c0: boolean;
  readonly c1: boolean;
  /** Decides what `chance()` gives, how often loops run, and what unknown values are. */
  readonly seed: number;
}

export const ENVIRONMENTS: readonly Environment[] = [0, 1, 2].flatMap((seed) =>
  [true, false].flatMap((c0) => [true, false].map((c1) => ({ c0, c1, seed }))),
);

/** The properties that programs set; `k` holds an object. Only unknown code sets `z`. */
export const PROPERTIES = ["a", "b", "k", "z"] as const;

/** What programs are given; they declare everything else themselves. */
const GIVEN = ["c0", "c1", "unknown", "item", "touch", "chance", "rounds", "again", "probe"] as const;

/** What each probe of a run was given, at that moment. Empty if the run never came to it. */
export async function run(code: string, environment: Environment): Promise<unknown[]> {
  const observed: unknown[] = [];
  let state = environment.seed;
  let repeats = 0;
  const next = (count: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const item = (): unknown => [11, "12", null, undefined, true][next(5)];
  const unknown = (): object | undefined =>
    [{ a: 21 }, { b: 22, z: 23 }, { k: { a: 24 } }, undefined][next(4)];
  const held: object[] = [];
  const change = (object: object): void => {
    const inner: unknown = Reflect.get(object, "k");
    if (next(4) === 0 && typeof inner === "object" && inner !== null) Object.assign(inner, { a: 34 });
    if (next(4) === 0) Reflect.deleteProperty(object, "a");
    Object.assign(object, [{ a: 31 }, { b: 32 }, { z: 33 }, {}][next(4)]);
  };
  // What was touched once may change whenever unknown code runs.
  const touch = (object: unknown): void => {
    if (typeof object === "object" && object !== null) {
      held.push(object);
      for (const inner of Object.values<unknown>({ ...object })) {
        if (typeof inner === "object" && inner !== null) held.push(inner);
      }
    }
    for (const one of held) if (next(2) === 0) change(one);
  };
  const rounds = Array.from({ length: next(3) }, (_, index) => index);
  const given: Record<(typeof GIVEN)[number], unknown> = {
    c0: environment.c0,
    c1: environment.c1,
    unknown: unknown(),
    item: item(),
    touch,
    chance: () => {
      touch(null);
      return next(2) === 0;
    },
    rounds,
    again: () => next(3) === 0 && (repeats += 1) < 20,
    probe: (value: unknown) => observed.push(structuredClone(value)),
  };
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- running the program is what this is for
    const program: unknown = new Function(...GIVEN, `"use strict"; return (async () => {\n${code}\n})();`);
    if (typeof program === "function")
      await Reflect.apply(
        program,
        undefined,
        GIVEN.map((name) => given[name]),
      );
  } catch {
    // A program may fail; what it probed before still counts.
  }
  return observed;
}

/** What a program can name where a statement stands. */
interface Names {
  readonly objects: readonly string[];
  readonly values: readonly string[];
  /** Functions that return objects. */
  readonly makers: readonly string[];
  /** Functions that are given an object, and return it or another one. */
  readonly changers: readonly string[];
  readonly tests: readonly string[];
}

/** Writes one program. */
export class ProgramWriter {
  private readonly pick: Pick;
  private count = 0;
  private size = 0;
  private isProbed = false;
  /** The loops and functions around what is being written, as far as a jump can lead out of them. */
  private loops = 0;
  private functions = 0;
  private canWait = true;

  constructor(pick: Pick) {
    this.pick = pick;
  }

  write(): string {
    const names: Names = { objects: [], values: [], makers: [], changers: [], tests: ["c0", "c1"] };
    if (this.pick(3) > 0) return this.block(names, 3 + this.pick(6), true);
    // In a function, which may run more than once, with something that its runs share.
    const shared = this.pick(2) === 0 ? this.declaration(names) : { text: "", names };
    const body = this.body(
      () => this.block({ ...shared.names, tests: [...names.tests, "flag"] }, 3 + this.pick(6), true),
      true,
    );
    const name = this.name("main");
    const call = `${name}(${this.pick(2) === 0 ? "c0" : ""})`;
    const calls = this.oneOf([
      `await Promise.all([${call}, ${call}]);`,
      `await ${call};\nawait ${call};`,
      `await ${call};`,
      `await ${call};`,
    ]);
    return `${shared.text}\nasync function ${name}(flag) {\n${body}\n}\n${calls}`;
  }

  /** Writes what is in a function. */
  private body(write: () => string, canWait = false): string {
    const before = { loops: this.loops, canWait: this.canWait };
    this.loops = 0;
    this.canWait = canWait;
    this.functions += 1;
    const text = write();
    this.functions -= 1;
    this.loops = before.loops;
    this.canWait = before.canWait;
    return text;
  }

  private name(prefix: string): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }

  private oneOf<T>(options: readonly T[]): T {
    const option = options[this.pick(options.length)];
    if (option === undefined) throw new Error("Nothing to pick from.");
    return option;
  }

  /** Statements; with `probes`, one of them or of those inside of them probes an object. */
  private block(names: Names, length: number, probes: boolean): string {
    let visible = names;
    const statements: string[] = [];
    for (let index = 0; index < length; index += 1) {
      const statement = this.statement(visible);
      statements.push(statement.text);
      visible = statement.names;
    }
    if (probes && !this.isProbed) statements.push(this.probe(visible));
    if (this.pick(3) === 0) statements.push(this.statement(visible).text);
    return statements.join("\n");
  }

  private probe(names: Names): string {
    this.isProbed = true;
    const object =
      names.objects.length > 0 && this.pick(3) > 0 ? this.oneOf(names.objects) : this.object(names, 2);
    const probe = `probe(${object});`;
    switch (this.pick(this.canWait ? 9 : 7)) {
      case 7: {
        const name = this.name("wait");
        const before = this.body(() => this.statement(names).text);
        return `const ${name} = (async () => { ${before} await 0; ${probe} })().catch(() => {});\n${this.statement(names).text}\nawait ${name};`;
      }
      case 8:
        return `await 0; ${probe}`;
      case 0:
        return this.oneOf([
          `(() => { ${probe} })();`,
          `const later = () => { ${probe} };\n${this.statement(names).text}\nlater();`,
        ]);
      case 1:
        return `for (const round of rounds) { ${probe} ${this.statement(names).text} }`;
      case 2: {
        const name = this.name("show");
        return `function ${name}() { ${probe} }\n${this.statement(names).text}\n${name}();`;
      }
      case 3:
        return `if (${this.test(names)}) { ${probe} }`;
      default:
        return probe;
    }
  }

  private inner(names: Names): string {
    return `{ ${this.block(names, this.pick(3), this.pick(6) === 0)} }`;
  }

  private statement(names: Names): { readonly text: string; readonly names: Names } {
    this.size += 1;
    const same = (text: string): { text: string; names: Names } => ({ text, names });
    const isLarge = this.size > 25;
    const object = names.objects.length > 0 ? this.oneOf(names.objects) : null;
    if (!object) return this.declaration(names);
    switch (this.pick(isLarge ? 12 : 24)) {
      case 0:
      case 1:
        return this.declaration(names);
      case 2:
        return same(`${this.member(object)} = ${this.value(names, 2)};`);
      case 3:
        return same(`if (${this.test(names)}) ${this.member(object)} = ${this.value(names, 2)};`);
      case 4:
        return same(`delete ${this.member(object)};`);
      case 5:
        return same(`${this.member(object)} ${this.oneOf(["??=", "||=", "&&="])} ${this.value(names, 2)};`);
      case 6:
        return same(`Object.assign(${object}, ${this.object(names, 2)});`);
      case 7:
        return same(`${object}.k = ${this.object(names, 2)};`);
      case 8:
        return same(`if (${object}.k) ${object}.k.a = ${this.value(names, 2)};`);
      case 9:
        if (this.pick(4) > 0) return this.declaration(names);
        return same(this.oneOf([`touch(${object});`, `touch(${object}.k);`, `touch({ ${object} });`]));
      case 10:
        return same(`${this.oneOf([`${object}.a`, `${object}.k`, object])};`);
      case 11:
        return same(this.jump(names));
      case 12:
      case 13: {
        const otherwise = this.pick(2) === 0 ? ` else ${this.inner(names)}` : "";
        return same(`if (${this.test(names)}) ${this.inner(names)}${otherwise}`);
      }
      case 14:
      case 15:
        return same(this.loop(names));
      case 16: {
        const end = this.pick(2) === 0 ? ` finally ${this.inner(names)}` : "";
        const failure = this.pick(2) === 0 ? `if (chance()) throw 0;` : "";
        return same(
          `try { ${this.statement(names).text} ${failure} ${this.statement(names).text} } catch ${this.inner(names)}${end}`,
        );
      }
      case 17: {
        const label = this.name("label");
        const jump = `if (chance()) break ${label};`;
        const first = this.statement(names).text;
        return same(
          this.pick(2) === 0
            ? `${label}: { ${first} ${jump} ${this.statement(names).text} }`
            : `${label}: { if (${this.test(names)}) { ${first} ${jump} throw 0; } }`,
        );
      }
      case 18: {
        const leave = this.oneOf(["break;", "", "", "break;", "if (chance()) break; throw 0;"]);
        const otherwise = this.pick(2) === 0 ? `default: ${this.statementsOnly(names)}` : "";
        return same(
          `switch (${this.test(names)}) { case true: ${this.statementsOnly(names)} ${leave} case false: ${this.statementsOnly(names)} break; ${otherwise} }`,
        );
      }
      case 19: {
        const name = this.name("change");
        const call = this.oneOf([`${name}();`, `if (chance()) ${name}();`, ""]);
        return same(`const ${name} = () => ${this.body(() => this.inner(names))};\n${call}`);
      }
      case 20: {
        const name = this.name("change");
        const call = `${name}();`;
        const declaration = `function ${name}() ${this.body(() => this.inner(names))}`;
        return same(this.oneOf([`${call}\n${declaration}`, `${declaration}\n${call}`, declaration]));
      }
      default:
        return this.declaration(names);
    }
  }

  /** Statements in one of which nothing is declared, for the case of a `switch`. */
  private statementsOnly(names: Names): string {
    return `{ ${this.statement(names).text} }${this.pick(3) === 0 ? " if (chance()) break;" : ""}`;
  }

  private jump(names: Names): string {
    const test = this.oneOf([...names.tests, "chance()"]);
    const leave = this.functions > 0 && this.pick(2) === 0 ? "return;" : "throw 0;";
    if (this.loops > 0) {
      const jump = this.oneOf(["break;", "continue;"]);
      if (this.pick(2) === 0) return `if (${test}) ${jump}`;
      const other = this.oneOf([jump, leave, "break;", "continue;"]);
      return `if (${test}) { ${this.statement(names).text} if (chance()) ${jump} ${other} }`;
    }
    return `if (${test}) { ${this.statement(names).text} ${leave} }`;
  }

  private loop(names: Names): string {
    this.loops += 1;
    const body = this.inner({ ...names, tests: names.tests });
    this.loops -= 1;
    const object = this.oneOf(names.objects);
    return this.oneOf([
      `for (const round of rounds) ${body}`,
      `while (again()) ${body}`,
      `do ${body} while (again());`,
      `for (let i = 0; i < rounds.length; i++, ${this.member(object)} = ${this.value(names, 1)}) ${body}`,
    ]);
  }

  private member(object: string): string {
    return object + this.oneOf([".a", ".b", '["a"]', ".a"]);
  }

  private declaration(names: Names): { readonly text: string; readonly names: Names } {
    const name = this.name("x");
    const asObject = (text: string): { text: string; names: Names } => {
      return { text, names: { ...names, objects: [...names.objects, name] } };
    };
    const asValue = (text: string): { text: string; names: Names } => {
      return { text, names: { ...names, values: [...names.values, name] } };
    };
    const object = names.objects.length > 0 ? this.oneOf(names.objects) : "{}";
    switch (this.pick(this.size > 25 ? 8 : 17)) {
      case 0:
      case 1:
      case 2:
        return asObject(`const ${name} = ${this.literal(names, 3)};`);
      case 3:
        return asObject(`const ${name} = ${this.object(names, 3)} ?? {};`);
      case 4:
        return asObject(`let ${name} = ${object};`);
      case 5:
        return asValue(`const ${name} = ${this.value(names, 3)};`);
      case 6:
        return asValue(`const { a: ${name} = ${this.value(names, 1)} } = ${object};`);
      case 7:
        return asValue(`let ${name}; if (${this.test(names)}) ${name} = ${this.value(names, 2)};`);
      case 8:
        return asObject(`const { k: ${name} = {} } = ${object};`);
      case 9:
        return asObject(`let ${name}; ${name} = ${this.object(names, 2)} ?? {};`);
      case 10:
        return asObject(`const { a: ${this.name("y")}, ...${name} } = ${object};`);
      case 11:
        return asObject(`const [${name} = {}] = [${this.object(names, 2)}];`);
      case 12:
        return asValue(`var ${name} = ${this.value(names, 2)};`);
      case 13:
        return this.changer(names);
      default:
        return this.maker(names);
    }
  }

  /** A function that returns an object. */
  private maker(names: Names): { readonly text: string; readonly names: Names } {
    const name = this.name("make");
    const parameter = this.name("p");
    const option = this.name("o");
    const inner: Names = { ...names, values: [...names.values, option], tests: [...names.tests, parameter] };
    const head = `(${parameter}, { a: ${option} = ${this.value(names, 1)} } = {})`;
    const form = this.pick(3);
    const text =
      form === 0
        ? `const ${name} = ${head} => (${this.literal(inner, 2)});`
        : `${form === 1 ? `const ${name} = ${head} =>` : `function ${name}${head}`} { ${this.makerBody(inner)} };`;
    return { text, names: { ...names, makers: [...names.makers, name] } };
  }

  /** A function that is given an object, and returns it or another one. */
  private changer(names: Names): { readonly text: string; readonly names: Names } {
    const name = this.name("change");
    const given = this.name("g");
    const second = this.pick(3) === 0 ? `, ${this.name("h")} = {}` : "";
    const inner: Names = { ...names, objects: [...names.objects, given, given] };
    const result = this.oneOf([given, given, given, this.object(inner, 1)]);
    const text =
      this.pick(3) === 0
        ? `const ${name} = (${given}${second}) => (${result});`
        : `function ${name}(${given}${second}) { ${this.body(() => this.statement(inner).text)} return ${result}; }`;
    return { text, names: { ...names, changers: [...names.changers, name] } };
  }

  private makerBody(names: Names): string {
    return this.body(() => {
      const before = this.pick(2) === 0 ? this.statement(names) : { text: "", names };
      const early = this.pick(2) === 0 ? `if (${this.test(names)}) return ${this.object(names, 2)};` : "";
      const result = this.object(before.names, 2);
      const after =
        before.names.objects.length > 0 && this.pick(4) === 0 ? this.statement(before.names).text : "";
      const end = after === "" ? `return ${result};` : `try { return ${result}; } finally { ${after} }`;
      return `${before.text} ${early} ${end}`;
    });
  }

  private test(names: Names): string {
    const test = this.oneOf(names.tests);
    switch (this.pick(8)) {
      case 6:
      case 7: {
        if (names.objects.length === 0) return test;
        const object = this.oneOf(names.objects);
        return this.oneOf(["", "!"]) + this.oneOf([`${object}.a`, `${object}.k`, `("a" in ${object})`]);
      }
      case 0:
        return `!${test}`;
      case 1:
        return "chance()";
      case 2:
        return `${test} && ${this.oneOf(names.tests)}`;
      default:
        return test;
    }
  }

  private literal(names: Names, depth: number): string {
    const parts = Array.from({ length: this.pick(4) }, () => this.part(names, depth - 1));
    return `{ ${parts.join(", ")} }`;
  }

  private part(names: Names, depth: number): string {
    switch (this.pick(12)) {
      case 0:
      case 1:
      case 2:
        return `a: ${this.value(names, depth)}`;
      case 3:
      case 4:
        return `b: ${this.value(names, depth)}`;
      case 5:
        return `k: ${this.object(names, depth)}`;
      case 6:
        return `...${this.object(names, depth)}`;
      case 7:
        return `...(${this.test(names)} && ${this.object(names, depth)})`;
      case 8:
        return `...(${this.test(names)} ? ${this.object(names, depth)} : {})`;
      case 9:
        return `["a"]: ${this.value(names, depth)}`;
      case 10:
        return this.pick(4) === 0 ? "...unknown" : "...{}";
      default:
        return `[${this.pick(8) === 0 ? "item" : '"b"'}]: ${this.value(names, depth)}`;
    }
  }

  private object(names: Names, depth: number): string {
    const known = names.objects.length > 0 ? this.oneOf(names.objects) : null;
    if (depth <= 0) return known ?? "{}";
    switch (this.pick(16)) {
      case 0:
        return `(${this.test(names)} ? ${this.object(names, depth - 1)} : ${this.object(names, depth - 1)})`;
      case 1:
        return `Object.assign(${this.object(names, depth - 1)}, ${this.object(names, depth - 1)})`;
      case 2:
        return `{ ...${this.object(names, depth - 1)}, ${this.part(names, depth - 1)} }`;
      case 3:
        return known ? `(${known}.k ?? ${this.object(names, depth - 1)})` : this.literal(names, depth);
      case 4:
        return `(${this.test(names)} && ${this.object(names, depth - 1)} || ${this.literal(names, 1)})`;
      case 5:
      case 6: {
        if (names.makers.length === 0) return this.literal(names, depth);
        const call = `${this.oneOf(names.makers)}(${this.oneOf(["", "c0", "chance()", "item, {}"])})`;
        return this.pick(4) === 0 ? `{ ...${call}, ...${this.oneOf(names.makers)}(c1) }` : call;
      }
      case 7:
        return known ? `{ ...${known} }` : this.literal(names, depth);
      case 14:
      case 15:
        return names.changers.length > 0
          ? `${this.oneOf(names.changers)}(${this.object(names, depth - 1)})`
          : (known ?? this.literal(names, depth));
      case 8:
      case 9:
      case 10:
        return known ?? this.literal(names, depth);
      default:
        return this.literal(names, depth);
    }
  }

  private value(names: Names, depth: number): string {
    const known = names.values.length > 0 ? this.oneOf(names.values) : null;
    if (depth <= 0) return known ?? this.constant();
    switch (this.pick(14)) {
      case 0:
        return `(${this.test(names)} ? ${this.value(names, depth - 1)} : ${this.value(names, depth - 1)})`;
      case 1:
        return `(${this.value(names, depth - 1)} ${this.oneOf(["??", "||", "&&"])} ${this.value(names, depth - 1)})`;
      case 2:
        return names.objects.length > 0
          ? `${this.oneOf(names.objects)}?.${this.oneOf(["a", "b", "k?.a"])}`
          : "item";
      case 3:
        return `(${this.value(names, depth - 1)} + ${this.value(names, depth - 1)})`;
      case 4:
        return this.oneOf(["item", "undefined", "null", "-1", "void 0", "!c0"]);
      case 5:
      case 6:
        return known ?? this.constant();
      case 7:
        return names.makers.length > 0
          ? `${this.oneOf(names.makers)}(${this.oneOf(["", "c0"])})?.a`
          : this.constant();
      default:
        return this.constant();
    }
  }

  private constant(): string {
    return this.oneOf(["0", "1", "2", "3", '"s"', "true", "false"]);
  }
}
