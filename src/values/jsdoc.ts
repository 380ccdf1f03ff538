/** What JSDoc comments say of types. */
import type { FunctionNode, Node } from "../syntax/nodes.js";
import type { SourceCode } from "../syntax/source.js";

/** A type as the text of a comment, with the node whose scope its names belong to. */
export interface DocumentedType {
  readonly type: "JSDoc";
  readonly text: string;
  readonly at: Node;
}

/** A name in a documented type: `import("module").a.b`, or `a.b` with `module` null. */
export interface DocumentedName {
  readonly module: string | null;
  readonly path: readonly string[];
}

interface Tag {
  readonly title: string;
  readonly text: string;
  /** The word after the type: the name of a parameter or of a type. */
  readonly name: string;
}

/** What stands between a comment and the function or variable that it is about. */
const CARRIERS: ReadonlySet<string> = new Set([
  "AssignmentExpression",
  "ExportDefaultDeclaration",
  "ExportNamedDeclaration",
  "ExpressionStatement",
  "MethodDefinition",
  "Property",
  "PropertyDefinition",
  "VariableDeclaration",
  "VariableDeclarator",
]);

/** The type that `@type` gives to a declaration, or null. */
export function documentedType(declaration: Node, source: SourceCode): DocumentedType | null {
  return typeOfTag(
    tagsBefore(declaration, source).find(({ title }) => title === "type"),
    declaration,
  );
}

/** The type of what a function returns, or null. */
export function documentedResult(node: FunctionNode, source: SourceCode): DocumentedType | null {
  return typeOfTag(
    tagsBefore(node, source).find(({ title }) => title === "return" || title === "returns"),
    node,
  );
}

/**
 * The type of a parameter, or of the member `names` of it, or null. A parameter without a name, a pattern, is that of
 * the tag at its position.
 */
export function documentedParameter(
  node: FunctionNode,
  index: number,
  name: string | null,
  names: readonly string[],
  source: SourceCode,
): DocumentedType | null {
  const tags = tagsBefore(node, source).filter(({ title }) => title === "param");
  const root = name ?? tags.filter((tag) => !tag.name.includes("."))[index]?.name;
  const path = root === undefined ? null : [root, ...names].join(".");
  return typeOfTag(
    tags.find((tag) => tag.name === path),
    node,
  );
}

/** The type that `@typedef` gives a name anywhere in the file, for a use of it at a node, or null. */
export function documentedAlias(name: string, at: Node, source: SourceCode): DocumentedType | null {
  let known = aliases.get(source);
  if (!known) {
    const comments = source.text.includes("@typedef") ? source.getAllComments() : [];
    const tags = comments.flatMap(({ value }) => typedefOf(tagsOf(value)) ?? []);
    aliases.set(source, (known = new Map(tags.map((tag) => [tag.name, tag]))));
  }
  return typeOfTag(known.get(name), at);
}

/** The `@typedef` among the tags of a comment, with its `@property` tags as a type of their own; null without one. */
function typedefOf(tags: readonly Tag[]): Tag | null {
  const typedef = tags.find(({ title }) => title === "typedef");
  const properties = tags.filter(({ title }) => title === "property" || title === "prop");
  if (!typedef || properties.length === 0) return typedef ?? null;
  return { ...typedef, text: `{ ${properties.map(({ name, text }) => `${name}: ${text}`).join(", ")} }` };
}

/** The type of a member of a documented type that is written as `{ name: Type }`, or null. */
export function documentedMember({ text, at }: DocumentedType, name: string): DocumentedType | null {
  const record = /^[?!(\s]*\{(.*)\}[)=\s]*$/su.exec(text)?.[1];
  for (const member of record === undefined ? [] : membersOf(record)) {
    const [, key, type] = /^\s*["']?([\w$]+)["']?\s*\??\s*:(.*)$/su.exec(member) ?? [];
    if (key === name && type !== undefined) return { type: "JSDoc", text: type.trim(), at };
  }
  return null;
}

/** The members between the braces of a documented type. */
function membersOf(record: string): readonly string[] {
  const members: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < record.length; index += 1) {
    const character = record.charAt(index);
    if ("{([<".includes(character)) depth += 1;
    // The arrow of a function type closes nothing.
    else if ("})]".includes(character) || (character === ">" && record.charAt(index - 1) !== "=")) depth -= 1;
    else if (depth === 0 && (character === "," || character === ";")) {
      members.push(record.slice(start, index));
      start = index + 1;
    }
  }
  return [...members, record.slice(start)];
}

const aliases = new WeakMap<SourceCode, ReadonlyMap<string, Tag>>();

function typeOfTag(tag: Tag | undefined, at: Node): DocumentedType | null {
  return tag ? { type: "JSDoc", text: tag.text, at } : null;
}

/** The tags of the comment that stands before a node, or before what carries it. */
function tagsBefore(node: Node, source: SourceCode): readonly Tag[] {
  const comment = source.getCommentsBefore(node).at(-1);
  if (comment?.type === "Block" && comment.value.startsWith("*")) return tagsOf(comment.value);
  return node.parent && CARRIERS.has(node.parent.type) ? tagsBefore(node.parent, source) : [];
}

/** The tags of a comment that have a type in braces. */
function tagsOf(comment: string): readonly Tag[] {
  return [...comment.matchAll(/@(\w+)\s*\{/gu)].flatMap((match) => {
    const start = match.index + match[0].length;
    const end = closingBrace(comment, start);
    if (end < 0) return [];
    // `[name]` and `[name=default]` are optional.
    const name = /^\s*\[?\s*([\w$.]+)/u.exec(comment.slice(end + 1))?.[1] ?? "";
    return [{ title: match[1] ?? "", text: comment.slice(start, end).replaceAll(/\n\s*\*/gu, " "), name }];
  });
}

function closingBrace(text: string, start: number): number {
  let depth = 1;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === "{") depth += 1;
    else if (text[index] === "}") depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

/** The names that a documented type allows, null and undefined left out; null where it is more than names. */
export function documentedNames({ text }: DocumentedType): readonly DocumentedName[] | null {
  const names = text.split("|").map((part) => nameOf(part.trim()));
  const known = names.filter((name) => name !== null);
  return known.length === names.length ? known.flat() : null;
}

/** One name as a list, an empty list for null and undefined, null for what is no name. */
function nameOf(part: string): readonly DocumentedName[] | null {
  const bare = part.replaceAll(/^[?!(\s]+|[)=\s]+$/gu, "");
  const inner = bare.startsWith("Promise<") && bare.endsWith(">") ? bare.slice("Promise<".length, -1) : bare;
  if (inner === "null" || inner === "undefined") return [];
  const imported = /^import\(\s*["']([^"']+)["']\s*\)((?:\.[\w$]+)*)$/u.exec(inner);
  if (imported) return [{ module: imported[1] ?? "", path: (imported[2] ?? "").split(".").slice(1) }];
  return /^[A-Za-z_$][\w$]*(?:\.[\w$]+)*$/u.test(inner) ? [{ module: null, path: inner.split(".") }] : null;
}
