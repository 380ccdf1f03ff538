/** What the search for the destinations of a value has found so far, and what it still has to look at. */
import type { CallNode, FunctionNode, NewNode, Node } from "../syntax/nodes.js";
import type { Path } from "./path.js";
import type { Values } from "./types.js";

/** A call of something outside of the file that is given the value, or something that the value is in. */
export interface Arrival {
  readonly call: CallNode | NewNode;
  readonly index: number;
  /** The way from the argument to the value. */
  readonly path: Path;
}

/** A place where a member of the value itself is read; the name is null where it may be any. */
export interface MemberRead {
  readonly node: Node;
  readonly name: string | null;
}

/** The type that is written for something on the way, and where in it the value is. */
export interface TypeOnTheWay {
  readonly type: Node;
  readonly path: Path;
}

export interface Destinations {
  readonly arrivals: readonly Arrival[];
  readonly reads: readonly MemberRead[];
  /** Where anything else is done with the value, or where it, or something that it is in, gets out of sight. */
  readonly escapes: readonly Node[];
  /** The expressions that hand on the value itself: into a list or an object, to a call, out of a function. */
  readonly given: readonly Node[];
  readonly types: readonly TypeOnTheWay[];
}

/** The call that a function of the file was entered by, so that what it returns goes back there and nowhere else. */
export interface Frame {
  readonly call: CallNode | NewNode;
  readonly callee: FunctionNode;
  readonly outer: Frame | null;
  readonly depth: number;
}

/** Where the value is in what an expression gives. */
export interface Place {
  readonly path: Path;
  /**
   * How many of the last steps were there when the value was put into an object. The steps before them lead to that object
   * from what it was read from: whatever else is stored there may be the same object, so that it has the value, too.
   */
  readonly own: number;
  readonly frame: Frame | null;
}

/** The same value, found on another way: from something around it, or in it. */
export function moved(path: Path, place: Place): Place {
  const isAllOwn = place.own === place.path.length;
  return { path, own: isAllOwn ? path.length : Math.min(place.own, path.length), frame: place.frame };
}

/** The place in what an object, into which the value was put, is read from by these steps. */
export function before(steps: Path, { path, own, frame }: Place): Place {
  return { path: [...steps, ...path], own, frame };
}

export function inFrame(frame: Frame | null, { path, own }: Place): Place {
  return { path, own, frame };
}

/** Whether the first step leads to what may be stored there in another way. */
export function isStored({ path, own }: Place): boolean {
  return path.length > own;
}

/** Calls in calls are told apart this deep; the outer ones beyond are forgotten, as if there were others. */
const MAXIMUM_FRAMES = 3;
const MAXIMUM_PATH = 8;
/** A value with more stations than this counts as out of sight, so that no file costs exponential time. */
const MAXIMUM_STATIONS = 4000;

export abstract class Search {
  protected readonly values: Values;
  protected readonly arrivals: Arrival[] = [];
  protected readonly reads: MemberRead[] = [];
  protected readonly types: TypeOnTheWay[] = [];
  private readonly escapes = new Set<Node>();
  private readonly given = new Set<Node>();
  private readonly pending: (() => void)[] = [];
  private readonly visited = new Set<string>();
  private readonly numbers = new Map<object, number>();
  private readonly frames = new Map<string, Frame>();

  constructor(values: Values) {
    this.values = values;
  }

  find(expression: Node, path: Path): Destinations {
    this.follow(expression, { path, own: path.length, frame: null });
    for (let step = this.pending.pop(); step; step = this.pending.pop()) step();
    const { arrivals, reads, types } = this;
    return { arrivals, reads, types, escapes: [...this.escapes], given: [...this.given] };
  }

  /** Goes on from an expression whose value has the value that is searched for at the place. */
  protected abstract follow(expression: Node, place: Place): void;

  protected escape(node: Node): void {
    this.escapes.add(node);
  }

  protected give(node: Node): void {
    this.given.add(node);
  }

  /** Notes the type that is written for something that has the value at the path. */
  protected noteTypeOf(declared: Node, path: Path): void {
    if ("typeAnnotation" in declared && declared.typeAnnotation)
      this.types.push({ type: declared.typeAnnotation, path });
  }

  /** Plans a step unless it was planned before. Where the way gets too long, the value is lost at the node. */
  protected plan(kind: string, thing: object, place: Place, node: Node, step: () => void): void {
    const { path, own, frame } = place;
    const key = [kind, this.number(thing), own, frame ? this.number(frame) : "", ...path].join(" ");
    if (this.visited.has(key)) return;
    if (path.length > MAXIMUM_PATH || this.visited.size >= MAXIMUM_STATIONS) {
      this.escape(node);
      return;
    }
    this.visited.add(key);
    this.pending.push(step);
  }

  /** The frame of a call; equal calls share one. */
  protected frame(call: CallNode | NewNode, callee: FunctionNode, around: Frame | null): Frame {
    const outer = around && around.depth + 1 < MAXIMUM_FRAMES ? around : null;
    const key = `${this.number(call)} ${this.number(callee)} ${outer ? this.number(outer) : ""}`;
    const frame = this.frames.get(key) ?? { call, callee, outer, depth: outer ? outer.depth + 1 : 0 };
    this.frames.set(key, frame);
    return frame;
  }

  private number(thing: object): number {
    const number = this.numbers.get(thing) ?? this.numbers.size;
    this.numbers.set(thing, number);
    return number;
  }
}
