/** Where what is written for messages goes. */
import type { CallNode, NewNode, Node } from "../syntax/nodes.js";
import { destinationsOf, type Arrival, type Destinations } from "../values/destinations.js";
import type { Path } from "../values/path.js";
import type { Values } from "../values/types.js";
import type { Call } from "./call.js";

/** Where something that is written for a message goes. */
export interface Delivery {
  /** The chat completion requests that may send it. */
  readonly calls: readonly Call[];
  /** Whether it goes anywhere else, or is read by other code: then a change of it changes more than these requests. */
  readonly isShared: boolean;
  /** The types that are written on the way, with the way from each to what is written. */
  readonly types: Destinations["types"];
}

/** What the chat completion requests of a file send as messages. */
export class Deliveries {
  readonly values: Values;
  readonly filename: string;
  private readonly calls: ReadonlyMap<CallNode | NewNode, Call>;

  constructor(calls: readonly Call[], values: Values, filename: string) {
    this.values = values;
    this.filename = filename;
    this.calls = new Map(calls.map((call) => [call.node, call]));
  }

  /** Where a message goes, as a whole. What other code reads of it does not count. */
  ofMessage(message: Node): Delivery {
    return this.deliveryAt([], { ...destinationsOf(message, this.values), reads: [] });
  }

  /** Where a value goes that is written for the property `name` of messages. */
  ofValue(written: Node, name: string): Delivery {
    return this.deliveryAt([name], destinationsOf(written, this.values));
  }

  /** Where whoever has a message reads its property `name`, whether it has one or not. */
  ofProperty(message: Node, name: string): Delivery {
    return this.deliveryAt([name], destinationsOf(message, this.values, name));
  }

  private deliveryAt(path: Path, { arrivals, reads, escapes, types }: Destinations): Delivery {
    const calls = arrivals.map((arrival) =>
      isAt(arrival, ["messages", "*", ...path]) ? (this.calls.get(arrival.call) ?? null) : null,
    );
    return {
      calls: [...new Set(calls.filter((call) => call !== null))],
      isShared: calls.includes(null) || reads.length > 0 || escapes.length > 0,
      types,
    };
  }
}

function isAt({ index, path: found }: Arrival, path: Path): boolean {
  return index === 0 && found.length === path.length && found.every((name, at) => name === path[at]);
}
