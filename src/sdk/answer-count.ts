/** How many answers the code that handles a call gives to it, on each way through the code. */
import { contains, type Node } from "../syntax/nodes.js";
import { isLoop, targetOf, walkRun } from "../syntax/statements.js";
import type { SourceCode } from "../syntax/source.js";

/** The numbers of answers with which a piece of code can be left: at its end, and by its jumps. */
interface Ways {
  readonly end: ReadonlySet<number>;
  readonly jumps: readonly { readonly node: Node; readonly counts: ReadonlySet<number> }[];
}

const NONE: ReadonlySet<number> = new Set();

/**
 * Whether every way through the statements, unless it ends with an error, gives exactly one answer.
 * @param answers the statements that answer.
 */
export function answersOnce(
  statements: readonly Node[],
  answers: ReadonlyMap<Node, number>,
  source: SourceCode,
): boolean {
  const ways = new Counter(answers, source).ofList(statements);
  if (!ways) return false;
  const counts = new Set([...ways.end, ...ways.jumps.flatMap((jump) => [...jump.counts])]);
  return [...counts].join() === "1";
}

class Counter {
  private readonly answers: ReadonlyMap<Node, number>;
  private readonly source: SourceCode;
  private readonly known = new Map<Node, Ways | null>();

  constructor(answers: ReadonlyMap<Node, number>, source: SourceCode) {
    this.answers = answers;
    this.source = source;
  }

  private hasAnswer(node: Node): boolean {
    return [...this.answers.keys()].some((answer) => contains(node, answer));
  }

  /** Null where the number is not clear: in loops, and where an error can come after an answer and be caught. */
  ofList(statements: readonly Node[]): Ways | null {
    let end: ReadonlySet<number> = new Set([0]);
    const jumps: Ways["jumps"][number][] = [];
    for (const statement of statements) {
      const ways = this.of(statement);
      if (!ways) return null;
      for (const { node, counts } of ways.jumps) jumps.push({ node, counts: sums(end, counts) });
      end = sums(end, ways.end);
    }
    return { end, jumps };
  }

  private of(node: Node): Ways | null {
    let ways = this.known.get(node);
    if (ways === undefined) this.known.set(node, (ways = this.waysThrough(node)));
    return ways;
  }

  private waysThrough(node: Node): Ways | null {
    switch (node.type) {
      case "ReturnStatement":
      case "BreakStatement":
      case "ContinueStatement":
        return { end: NONE, jumps: [{ node, counts: new Set([0]) }] };
      case "ThrowStatement":
        return { end: NONE, jumps: [] };
      case "BlockStatement":
        return this.ofList(node.body);
      case "IfStatement":
        return either(this.of(node.consequent), node.alternate ? this.of(node.alternate) : this.ofList([]));
      case "SwitchStatement":
        return this.ofSwitch(node);
      case "TryStatement":
        return this.ofTry(node);
      case "ExpressionStatement": {
        const count = this.answers.get(node) ?? 0;
        return { end: new Set([count]), jumps: [] };
      }
      default:
        return this.ofOther(node);
    }
  }

  private ofOther(node: Node): Ways | null {
    if (this.hasAnswer(node)) return null;
    if (node.type !== "LabeledStatement" && !isLoop(node)) return this.ofList([]);
    // Its jumps to places outside of it.
    const jumps: Ways["jumps"][number][] = [];
    walkRun(node, this.source, (inner) => {
      if (inner.type !== "BreakStatement" && inner.type !== "ContinueStatement") return;
      const target = targetOf(inner);
      if (!target || !contains(node, target)) jumps.push({ node: inner, counts: new Set([0]) });
    });
    return { end: new Set([0]), jumps };
  }

  private ofSwitch(node: Extract<Node, { readonly type: "SwitchStatement" }>): Ways | null {
    const starts = node.cases.map((_, index) =>
      this.ofList(node.cases.slice(index).flatMap((one) => one.consequent)),
    );
    const hasDefault = node.cases.some(({ test }) => test === null);
    const all = starts.reduce<Ways | null>(either, hasDefault ? { end: NONE, jumps: [] } : this.ofList([]));
    if (!all) return null;
    const isOwn = ({ node: jump }: Ways["jumps"][number]): boolean =>
      jump.type === "BreakStatement" && targetOf(jump) === node;
    const breaks = all.jumps.filter(isOwn).flatMap(({ counts }) => [...counts]);
    return { end: new Set([...all.end, ...breaks]), jumps: all.jumps.filter((jump) => !isOwn(jump)) };
  }

  private ofTry(node: Extract<Node, { readonly type: "TryStatement" }>): Ways | null {
    if (node.finalizer && (this.hasAnswer(node.finalizer) || !isPlain(this.of(node.finalizer)))) return null;
    const block = this.of(node.block);
    if (!node.handler) return block;
    // After the answer nothing may fail, or the handler would give another.
    const isLast = node.block.body.slice(0, -1).every((statement) => !this.hasAnswer(statement));
    const last = node.block.body.at(-1);
    const isSafe = !last || !this.hasAnswer(last) || (isLast && this.answers.has(last));
    return isLast && isSafe ? either(block, this.of(node.handler.body)) : null;
  }
}

function isPlain(ways: Ways | null): boolean {
  return ways !== null && ways.jumps.length === 0 && [...ways.end].join() === "0";
}

function either(first: Ways | null, second: Ways | null): Ways | null {
  if (!first || !second) return null;
  return { end: new Set([...first.end, ...second.end]), jumps: [...first.jumps, ...second.jumps] };
}

function sums(first: ReadonlySet<number>, second: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...first].flatMap((one) => [...second].map((other) => Math.min(2, one + other))));
}
