/** The part of JSON Schema that descriptions of APIs use: what a value lacks or has too much. */
import { elements, isObject, member, textOf, type JsonObject } from "./json.js";

/** A schema in which references lead nowhere any more. */
export class Schema {
  constructor(
    readonly root: unknown,
    readonly node: unknown,
  ) {}

  /** What a reference stands for, and the parts of an `allOf` as one. */
  resolved(): JsonObject {
    if (!isObject(this.node)) return {};
    const { $ref, allOf } = this.node;
    if (typeof $ref === "string") return this.at(...$ref.split("/").slice(1)).resolved();
    const parts = elements(allOf).map((part) => new Schema(this.root, part).resolved());
    return parts.reduce(
      (all, part) => ({
        ...all,
        ...part,
        properties: { ...objectOf(all["properties"]), ...objectOf(part["properties"]) },
        required: [...elements(all["required"]), ...elements(part["required"])],
      }),
      this.node,
    );
  }

  /** What stands at a path from the root of the document. */
  at(...path: readonly string[]): Schema {
    return new Schema(this.root, member(this.root, ...path));
  }

  /** The schemas of the properties, by name. */
  properties(): ReadonlyMap<string, Schema> {
    const entries = Object.entries(objectOf(this.resolved()["properties"]));
    return new Map(entries.map(([name, node]) => [name, new Schema(this.root, node)]));
  }

  required(): string[] {
    return elements(this.resolved()["required"]).map(textOf);
  }

  alternatives(): Schema[] {
    return elements(this.resolved()["oneOf"]).map((node) => new Schema(this.root, node));
  }

  items(): Schema {
    return new Schema(this.root, this.resolved()["items"]);
  }

  enum(): readonly unknown[] {
    return elements(this.resolved()["enum"]);
  }

  /** The types that a value may have, those of the alternatives included. */
  types(): string[] {
    const { type } = this.resolved();
    const own = typeof type === "string" ? [type] : elements(type).map(textOf);
    return [...own, ...this.alternatives().flatMap((alternative) => alternative.types())];
  }

  /** What is wrong with a value, with where it is. */
  problems(value: unknown, at = "$"): string[] {
    const alternatives = this.alternatives();
    const fits = alternatives.some((alternative) => alternative.problems(value, at).length === 0);
    if (alternatives.length > 0) return fits ? [] : [`${at} fits no alternative`];
    const types = this.types();
    if (types.length > 0 && !types.some((type) => isOfType(value, type)))
      return [`${at} is no ${types.join(" or ")}`];
    const values = this.enum();
    if (values.length > 0 && !values.includes(value)) return [`${at} is none of ${values.join(", ")}`];
    return [
      ...elements(value).flatMap((item, index) => this.items().problems(item, `${at}[${index}]`)),
      ...(isObject(value) ? this.#memberProblems(value, at) : []),
    ];
  }

  #memberProblems(value: JsonObject, at: string): string[] {
    const properties = this.properties();
    return [
      ...this.required().flatMap((name) => (name in value ? [] : [`${at}.${name} is missing`])),
      ...Object.entries(value).flatMap(([name, inner]) => {
        const property = properties.get(name);
        if (property) return property.problems(inner, `${at}.${name}`);
        return properties.size > 0 ? [`${at}.${name} is not described`] : [];
      }),
    ];
  }
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
