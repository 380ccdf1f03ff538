/** The parameters of a request, as rules read them. */
import { contains, type Node } from "../syntax/nodes.js";
import { certainlyTogether } from "../values/condition.js";
import type {
  Condition,
  Entry,
  ObjectShape,
  PropertyAlternative,
  PropertyValue,
  Values,
} from "../values/types.js";

/** Something that holds under conditions: an alternative of a parameter, a contract for one of the models. */
export interface Conditional {
  readonly conditions: readonly Condition[];
}

/** Whether all of these can be true for one and the same request, for certain. */
export function together(...parts: readonly Conditional[]): boolean {
  return parts.every((part, index) =>
    parts.slice(index + 1).every((other) => certainlyTogether(part.conditions, other.conditions)),
  );
}

/** One thing that a parameter can be. */
export interface ParameterAlternative<V = unknown> extends Conditional {
  readonly parameter: Parameter;
  /** The constant; undefined for objects, arrays and whatever is no constant. */
  readonly value: V;
  /** Where to point: at the alternative if it is written in the request, else at the property's value there. */
  readonly place: Node;
  readonly entry: Entry;
  readonly source: PropertyAlternative;
  /** The parameter `name` of an object value. */
  get(name: string): Parameter;
}

/** Whether the place that sets this alternative can set nothing else. */
export function isOnlyValue({ entry, parameter }: ParameterAlternative, values: Values): boolean {
  const own = parameter.alternatives.filter((other) => other.entry === entry);
  return own.length === 1 && entry.value !== null && values.evaluate(entry.value).open === null;
}

/** A parameter of a request, or a property of an object in it. */
export class Parameter {
  readonly name: string;
  readonly property: PropertyValue;
  readonly alternatives: readonly ParameterAlternative[];

  constructor(property: PropertyValue) {
    this.name = property.name;
    this.property = property;
    this.alternatives = property.alternatives.flatMap((source): ParameterAlternative[] => {
      if (source.kind === "absent" || !source.entry) return [];
      return [this.alternative(source, source.entry)];
    });
  }

  private alternative(source: PropertyAlternative, entry: Entry): ParameterAlternative {
    const written = entry.value ?? entry.key;
    return {
      parameter: this,
      value: source.kind === "constant" ? source.value : undefined,
      place: source.node && contains(written, source.node) ? source.node : written,
      conditions: source.conditions,
      entry,
      source,
      get(name) {
        if (source.kind === "object") return new Parameter(source.shape.get(name));
        return new Parameter({
          name,
          alternatives: [],
          open: "expression",
          entries: [],
          covering: [],
          overridable: false,
        });
      },
    };
  }

  /** The alternatives that are numbers. */
  get numbers(): readonly ParameterAlternative<number>[] {
    return this.alternatives.flatMap((alternative) => {
      const { value } = alternative;
      return typeof value === "number" ? [{ ...alternative, value }] : [];
    });
  }

  /** The alternatives that are texts. */
  get strings(): readonly ParameterAlternative<string>[] {
    return this.alternatives.flatMap((alternative) => {
      const { value } = alternative;
      return typeof value === "string" ? [{ ...alternative, value }] : [];
    });
  }

  /** The alternatives that are true or false. */
  get booleans(): readonly ParameterAlternative<boolean>[] {
    return this.alternatives.flatMap((alternative) => {
      const { value } = alternative;
      return typeof value === "boolean" ? [{ ...alternative, value }] : [];
    });
  }

  get objects(): readonly ParameterAlternative[] {
    return this.alternatives.filter((alternative) => alternative.source.kind === "object");
  }

  /** The shape of the one object that the parameter certainly is, else null. */
  get onlyObject(): ObjectShape | null {
    const [only] = this.property.alternatives;
    return this.isCertain && only?.kind === "object" ? only.shape : null;
  }

  /** Whether the parameter can be something that the file does not show. */
  get isOpen(): boolean {
    return this.property.open !== null;
  }

  /** Whether the parameter certainly has its one known value. */
  get isCertain(): boolean {
    return !this.isOpen && this.property.alternatives.length === 1;
  }

  /** Whether the request certainly goes out without the parameter. */
  get isMissing(): boolean {
    return !this.isOpen && this.alternatives.length === 0;
  }

  /** Whether something that the file shows may set the parameter. */
  get isNamed(): boolean {
    return this.alternatives.length > 0 || (this.isOpen && this.property.entries.length > 0);
  }
}
