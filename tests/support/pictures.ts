/** Draws what editors and terminals show as SVG: plain text, so that a changed picture is a readable diff. */
import type { Diagnostic } from "./language-server.mjs";

/** The width and the height of a character, and the space around the text. */
const WIDTH = 8;
const LINE = 20;
const MARGIN = 16;
const BAR = 32;

const COLORS = {
  background: "#1f1f1f",
  frame: "#3c3c3c",
  bar: "#181818",
  text: "#d4d4d4",
  dim: "#858585",
  keyword: "#569cd6",
  string: "#ce9178",
  number: "#b5cea8",
  error: "#f14c4c",
  warning: "#cca700",
  selected: "#04395e",
  menu: "#252526",
  bulb: "#ffcc00",
} as const;

type Color = keyof typeof COLORS;

interface Piece {
  readonly text: string;
  readonly color: Color;
  readonly style?: "bold" | "underline";
}

/** Entries of a menu below a place in the text. */
export interface Menu {
  readonly line: number;
  readonly character: number;
  readonly message: string;
  readonly titles: readonly string[];
}

/** A window with code, a squiggle under each diagnostic, and the menu of one of them. */
export function drawEditor(
  file: string,
  code: string,
  diagnostics: readonly Diagnostic[],
  menu: Menu,
): string {
  const lines = code.replace(/\n$/u, "").split("\n");
  const gutter = 6;
  const left = (character: number): number => MARGIN + (gutter + character) * WIDTH;
  const top = (line: number): number => BAR + MARGIN + line * LINE;
  const menuWidth = Math.max(menu.message.length, ...menu.titles.map(({ length }) => length)) * WIDTH + 40;
  const width = Math.max(
    left(Math.max(...lines.map(({ length }) => length))) + MARGIN,
    2 * MARGIN + menuWidth,
  );
  const menuTop = top(menu.line + 1) + 4;
  const menuHeight = (menu.titles.length + 1) * (LINE + 4) + 20;
  const height = Math.max(top(lines.length), menuTop + menuHeight) + MARGIN;
  const menuLeft = Math.min(left(menu.character), width - MARGIN - menuWidth);
  return picture(width, height, `${file} in an editor`, [
    titleBar(width, file),
    ...lines.flatMap((line, index) => [
      text(MARGIN, top(index), [{ text: String(index + 1).padStart(3), color: "dim" }]),
      text(left(0), top(index), highlighted(line)),
    ]),
    ...diagnostics.map(({ range, severity }) =>
      squiggle(
        left(range.start.character),
        left(
          range.end.line === range.start.line ? range.end.character : (lines[range.start.line]?.length ?? 0),
        ),
        top(range.start.line) + 17,
        severity === 1 ? "error" : "warning",
      ),
    ),
    bulb(left(-1) - 2, top(menu.line) + 9),
    rectangle(menuLeft, menuTop, menuWidth, menuHeight, "menu", "frame"),
    text(menuLeft + 12, menuTop + 8, [{ text: menu.message, color: "text" }]),
    `<path d="M${menuLeft} ${menuTop + 34}h${menuWidth}" stroke="${COLORS.frame}"/>`,
    rectangle(menuLeft + 4, menuTop + 40, menuWidth - 8, LINE + 2, "selected"),
    ...menu.titles.map((title, index) =>
      text(menuLeft + 12, menuTop + 41 + index * (LINE + 4), [{ text: title, color: "text" }]),
    ),
  ]);
}

/** A terminal with a command and what it printed, in the colours of its escape sequences, wrapped as terminals do. */
export function drawTerminal(command: string, output: string, columns: number): string {
  const prompt: Piece[] = [
    { text: "$ ", color: "dim" },
    { text: command, color: "text" },
  ];
  const lines = [prompt, ...output.trimEnd().split("\n").map(readColors)].flatMap((line) =>
    wrap(line, columns),
  );
  const width = 2 * MARGIN + columns * WIDTH;
  const height = BAR + 2 * MARGIN + lines.length * LINE;
  return picture(width, height, `The output of ${command}`, [
    titleBar(width, "Terminal"),
    ...lines.map((line, index) => text(MARGIN, BAR + MARGIN + index * LINE, line)),
  ]);
}

function picture(width: number, height: number, title: string, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13">
<title>${escaped(title)}</title>
${rectangle(0.5, 0.5, width - 1, height - 1, "background", "frame")}
${parts.filter((part) => part !== "").join("\n")}
</svg>
`;
}

function titleBar(width: number, title: string): string {
  return `${rectangle(0.5, 0.5, width - 1, BAR, "bar", "frame")}\n${text(MARGIN, 6, [{ text: title, color: "dim" }])}`;
}

function rectangle(x: number, y: number, width: number, height: number, fill: Color, stroke?: Color): string {
  const line = stroke === undefined ? "" : ` stroke="${COLORS[stroke]}"`;
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${COLORS[fill]}"${line}/>`;
}

/** A line of text. Each piece has its width, whatever font is there. */
function text(x: number, y: number, pieces: readonly Piece[]): string {
  let column = 0;
  const parts = pieces.map((piece) => {
    const indent = /^ */u.exec(piece.text)?.[0].length ?? 0;
    const at = column + indent;
    column += piece.text.length;
    const trimmed = piece.text.trim();
    if (trimmed === "") return "";
    const style = { bold: ' font-weight="bold"', underline: ' text-decoration="underline"' };
    const more = piece.style === undefined ? "" : style[piece.style];
    const size = trimmed.length > 1 ? ` textLength="${trimmed.length * WIDTH}"` : "";
    return `<text x="${x + at * WIDTH}" y="${y + 14}" fill="${COLORS[piece.color]}"${size}${more}>${escaped(trimmed)}</text>`;
  });
  return parts.filter((part) => part !== "").join("\n");
}

function squiggle(from: number, to: number, y: number, color: Color): string {
  const waves = Math.max(1, Math.round((to - from) / 4));
  const path = Array.from({ length: waves }, (_, index) =>
    index % 2 === 0 ? "l2 2l2 -2" : "l2 2l2 -2",
  ).join("");
  return `<path d="M${from} ${y}${path}" fill="none" stroke="${COLORS[color]}"/>`;
}

function bulb(x: number, y: number): string {
  return `<circle cx="${x}" cy="${y}" r="5" fill="none" stroke="${COLORS.bulb}"/><path d="M${x - 2} ${y + 7}h4" stroke="${COLORS.bulb}"/>`;
}

function escaped(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A line of TypeScript in a few colours. */
function highlighted(line: string): Piece[] {
  const tokens = line.matchAll(
    /"[^"]*"|\b(?:import|from|const|new|await)\b|\b\d+(?:\.\d+)?\b|\s+|[\w$]+|[^\s\w"]+|"/gu,
  );
  return Array.from(tokens, ([token]): Piece => ({ text: token, color: colorOf(token) })).reduce<Piece[]>(
    (pieces, piece) => {
      const last = pieces.at(-1);
      if (last?.color !== piece.color) return [...pieces, piece];
      return [...pieces.slice(0, -1), { text: last.text + piece.text, color: piece.color }];
    },
    [],
  );
}

function colorOf(token: string): Color {
  if (token.startsWith('"')) return "string";
  if (/^\d/u.test(token)) return "number";
  return /^(?:import|from|const|new|await)$/u.test(token) ? "keyword" : "text";
}

/** The pieces of a line with the escape sequences that ESLint prints. */
function readColors(line: string): Piece[] {
  const pieces: Piece[] = [];
  let color: Color = "text";
  let style: Piece["style"];
  // eslint-disable-next-line no-control-regex -- This is what an escape sequence begins with.
  for (const part of line.split(/(\u001B\[\d+m)/u)) {
    // eslint-disable-next-line no-control-regex -- This is what an escape sequence begins with.
    const code = /^\u001B\[(\d+)m$/u.exec(part)?.[1];
    if (code === undefined) {
      if (part !== "")
        pieces.push(style === undefined ? { text: part, color } : { text: part, color, style });
    } else if (code === "1" || code === "4") style = code === "1" ? "bold" : "underline";
    else if (["0", "22", "24", "39"].includes(code)) {
      if (code !== "39") style = undefined;
      if (code !== "24") color = "text";
    } else
      color =
        new Map<string, Color>([
          ["2", "dim"],
          ["31", "error"],
          ["33", "warning"],
        ]).get(code) ?? color;
  }
  return pieces;
}

/** A line as the lines that it takes in a terminal of some columns. */
function wrap(line: readonly Piece[], columns: number): Piece[][] {
  const lines: Piece[][] = [[]];
  let used = 0;
  for (const piece of line) {
    let rest = piece.text;
    while (rest !== "") {
      if (used === columns) {
        lines.push([]);
        used = 0;
      }
      const head = rest.slice(0, columns - used);
      lines.at(-1)?.push({ ...piece, text: head });
      used += head.length;
      rest = rest.slice(head.length);
    }
  }
  return lines;
}
