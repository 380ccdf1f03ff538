/** The code blocks of our pages, for tests that run them. */
import { readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A fenced block of code. */
export interface Block {
  /** The last heading before it. */
  readonly heading: string;
  readonly language: string;
  readonly code: string;
}

/** The blocks of a page, in their order, without the indentation that a list gives them. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(path.join(ROOT, page), "utf8");
  const pattern =
    /^(?:#+ (?<heading>.*)|(?<indent> *)```(?<language>\w*)[^\n]*\n(?<code>[\s\S]*?\n)\k<indent>```)$/gmu;
  let heading = "";
  return [...text.matchAll(pattern)].flatMap(({ groups }): Block[] => {
    heading = groups?.["heading"] ?? heading;
    const { language, code, indent = "" } = groups ?? {};
    if (language === undefined || code === undefined) return [];
    return [{ heading, language, code: code.replaceAll(new RegExp(`^${indent}`, "gmu"), "") }];
  });
}

/** The only block below a heading in a language. */
export function blockOf(page: string, heading: string, language: string): string {
  const blocks = blocksOf(page).filter((block) => block.heading === heading && block.language === language);
  const [block] = blocks;
  if (!block || blocks.length > 1) throw new Error(`${page}: "${heading}" has ${blocks.length} such blocks.`);
  return block.code;
}
