import {
  unwrap,
  type CallNode,
  type NewNode,
  type Node,
  type ObjectLiteral,
  type Primitive,
} from "../syntax/nodes.js";
import type { Entry, ObjectShape, Values } from "../values/types.js";
import type { Settings } from "../settings.js";
import type { Client } from "./client.js";
import { Parameter } from "./parameter.js";

/** The file that a call is in. */
export interface CallFile {
  readonly filename: string;
  /** Everything in the file that takes parameters for the SDK, is checked and has an endpoint, in source order. */
  readonly calls: readonly SdkCall[];
}

/** What a finding is about, as far as it decides whether an edit can be an autofix. */
export interface Subject {
  /** Whether an autofix may change what is sent. Otherwise edits are suggestions. */
  readonly allowsFix: boolean;
}

export interface SdkCallParts {
  readonly file: CallFile;
  readonly node: CallNode | NewNode;
  readonly client: Client;
  readonly request: ObjectShape;
  readonly values: Values;
  readonly settings: Settings;
}

/** Whatever hands an object of named parameters to the SDK: a request, or the construction of a client. */
export abstract class SdkCall implements Subject {
  readonly file: CallFile;
  readonly node: CallNode | NewNode;
  readonly client: Client;
  /** The object of parameters. */
  readonly request: ObjectShape;
  readonly values: Values;
  readonly settings: Settings;
  private readonly parameters = new Map<string, Parameter>();

  constructor({ file, node, client, request, values, settings }: SdkCallParts) {
    this.file = file;
    this.node = node;
    this.client = client;
    this.request = request;
    this.values = values;
    this.settings = settings;
  }

  parameter(name: string): Parameter {
    let parameter = this.parameters.get(name);
    if (!parameter) this.parameters.set(name, (parameter = new Parameter(this.request.get(name))));
    return parameter;
  }

  /**
   * The places that may set a parameter, the one that counts last first: not those that certainly set undefined, or
   * one of the constants that do not matter.
   */
  entriesOf(name: string, except: readonly Primitive[] = []): readonly Entry[] {
    return this.parameter(name).property.entries.filter(({ value }) => {
      if (!value) return true;
      const { alternatives, open } = this.values.evaluate(value);
      const matters = alternatives.some(
        (alternative) =>
          alternative.kind !== "absent" &&
          !(alternative.kind === "constant" && except.includes(alternative.value)),
      );
      return open !== null || matters;
    });
  }

  /** Whether the file shows every value that a place can give its parameter. */
  showsAllValues({ value }: Entry): boolean {
    return value !== null && this.values.evaluate(value).open === null;
  }

  /** The object literal that the call is given directly, if it is one. */
  get requestLiteral(): ObjectLiteral | null {
    const argument: Node | null = this.node.arguments[0] ? unwrap(this.node.arguments[0]) : null;
    return argument?.type === "ObjectExpression" ? argument : null;
  }

  /**
   * Whether an autofix may change this call: the client is the SDK's own, and it is Kimi's, or
   * OpenAI's while all of the project moves. Otherwise edits are suggestions.
   */
  get allowsFix(): boolean {
    const { isGenuine, provider } = this.client;
    const isMigrated = provider === "openai" && this.settings.clients === "all";
    return isGenuine && (provider === "kimi" || isMigrated);
  }
}
