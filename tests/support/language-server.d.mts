interface Position {
  readonly line: number;
  readonly character: number;
}

/** A squiggle. */
export interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  /** 1 is an error, 2 a warning. */
  readonly severity: number;
  readonly code: string;
  readonly codeDescription: { readonly href: string };
  readonly message: string;
  readonly source: string;
}

/** An entry of the light bulb's menu. */
export interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly command?: { readonly command: string };
}

interface Start {
  /** Where the server is installed. */
  readonly installation: string;
  readonly folder: string;
  /** Settings of the extension; `validate` is the list of languages. */
  readonly settings?: Readonly<Record<string, unknown>> & { readonly validate?: readonly string[] };
}

export class LanguageServer {
  static start(start: Start): Promise<LanguageServer>;
  open(file: string, languageId: string, text: string): string;
  close(uri: string): void;
  text(uri: string): string;
  change(uri: string, text: string): void;
  diagnostics(uri: string): Promise<Diagnostic[]>;
  actions(uri: string, diagnostic: Diagnostic, kind?: string): Promise<CodeAction[]>;
  actionsOnSave(uri: string, kind: string): Promise<CodeAction[]>;
  perform(action: CodeAction): Promise<void>;
  stop(): Promise<void>;
}
