// Microsoft's ESLint language server, the one in VS Code's ESLint extension, driven without an editor.
import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

/** What the extension of VS Code sends; without the first six, the server fails or reports nothing. */
const SETTINGS = {
  validate: "on",
  experimental: {},
  nodePath: null,
  codeAction: { disableRuleComment: { enable: true }, showDocumentation: { enable: true } },
  problems: {},
  rulesCustomizations: [],
  options: {},
  codeActionOnSave: { mode: "all" },
};

/** A language server for one project. Documents are held by the client: edits of the server change them there. */
export class LanguageServer {
  #child;
  #folder;
  #settings;
  #documents = new Map();
  #waiting = new Map();
  #messages = 0;
  #input = Buffer.alloc(0);
  #errors = "";
  #failures = [];

  /** Starts the server that is installed in a folder; it lints with the ESLint that the project finds. */
  static async start({ installation, folder, settings = {} }) {
    const server = new LanguageServer(installation, folder, settings);
    const uri = pathToFileURL(folder).href;
    await server.#request("initialize", {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: path.basename(folder) }],
      capabilities: {
        workspace: { configuration: true, applyEdit: true, workspaceFolders: true, diagnostics: {} },
        textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: {} } } },
      },
    });
    server.#send({ method: "initialized", params: {} });
    return server;
  }

  constructor(installation, folder, settings) {
    const script = path.join(
      installation,
      "node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server",
    );
    this.#folder = folder;
    this.#settings = settings;
    this.#child = spawn(process.execPath, [script, "--stdio"], { cwd: folder, stdio: "pipe" });
    this.#child.stdout.on("data", (chunk) => this.#read(chunk));
    this.#child.stderr.setEncoding("utf8").on("data", (text) => (this.#errors += text));
    this.#child.on("exit", (code) => {
      for (const { reject } of this.#waiting.values()) {
        reject(new Error(`The server ended with ${code}.\n${this.#errors}`));
      }
    });
  }

  /** Opens a file of the project as an editor with this text; returns its URI. */
  open(file, languageId, text) {
    const uri = pathToFileURL(path.join(this.#folder, file)).href;
    this.#documents.set(uri, { text, version: 1, languageId });
    this.#send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId, version: 1, text } },
    });
    return uri;
  }

  /** Closes a document, as it is. */
  close(uri) {
    this.#documents.delete(uri);
    this.#send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
  }

  /** The text of an open document. */
  text(uri) {
    return this.#documents.get(uri).text;
  }

  /** Gives an open document another text. */
  change(uri, text) {
    const document = this.#documents.get(uri);
    document.text = text;
    document.version++;
    this.#send({
      method: "textDocument/didChange",
      params: { textDocument: { uri, version: document.version }, contentChanges: [{ text }] },
    });
  }

  /** The diagnostics of a document as it is now. Its folder has to exist: there the server looks for ESLint. */
  async diagnostics(uri) {
    const { items } = await this.#request("textDocument/diagnostic", { textDocument: { uri } });
    if (this.#failures.length > 0) throw new Error(this.#failures.join("\n"));
    return items;
  }

  /** What the light bulb at a diagnostic offers, optionally only actions of one kind. */
  async actions(uri, diagnostic, kind) {
    return (
      (await this.#request("textDocument/codeAction", {
        textDocument: { uri },
        range: diagnostic.range,
        context: {
          diagnostics: [diagnostic],
          triggerKind: 1,
          ...(kind === undefined ? {} : { only: [kind] }),
        },
      })) ?? []
    );
  }

  /** What runs on save for a kind such as `source.fixAll.eslint`. */
  async actionsOnSave(uri, kind) {
    const lines = this.text(uri).split("\n");
    const end = { line: lines.length - 1, character: lines.at(-1).length };
    return (
      (await this.#request("textDocument/codeAction", {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end },
        context: { diagnostics: [], only: [kind], triggerKind: 2 },
      })) ?? []
    );
  }

  /** Does what an action says: its edit here, or its command at the server, which sends edits. */
  async perform(action) {
    if (action.edit) this.#apply(action.edit);
    if (action.command) {
      const { command, arguments: parameters } = action.command;
      await this.#request("workspace/executeCommand", { command, arguments: parameters });
    }
  }

  /** Ends the server. */
  async stop() {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    await this.#request("shutdown", null);
    this.#send({ method: "exit" });
    await ended;
  }

  #apply({ documentChanges, changes = {} }) {
    const byDocument =
      documentChanges?.map(({ textDocument, edits }) => [textDocument.uri, edits]) ?? Object.entries(changes);
    for (const [uri, edits] of byDocument) this.change(uri, applyEdits(this.text(uri), edits));
  }

  #request(method, params) {
    const id = ++this.#messages;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(chunk) {
    this.#input = Buffer.concat([this.#input, chunk]);
    for (;;) {
      const end = this.#input.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/iu.exec(this.#input.subarray(0, end).toString())[1]);
      if (this.#input.length < end + 4 + length) return;
      const message = JSON.parse(this.#input.subarray(end + 4, end + 4 + length).toString());
      this.#input = this.#input.subarray(end + 4 + length);
      this.#receive(message);
    }
  }

  #receive({ id, method, params, result, error }) {
    if (method === undefined) {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) reject(new Error(`${error.message}\n${this.#errors}`));
      else resolve(result);
      return;
    }
    // The server then answers as if there were nothing to report.
    if (/^eslint\/no|^eslint\/probeFailed$/u.test(method))
      this.#failures.push(`${method} ${JSON.stringify(params)}`);
    // Only requests have an id; the server's notifications are its log.
    if (id !== undefined) this.#send({ id, result: this.#answer(method, params) });
  }

  #answer(method, params) {
    if (method === "workspace/applyEdit") {
      this.#apply(params.edit);
      return { applied: true };
    }
    if (method !== "workspace/configuration") return null;
    const workspaceFolder = { uri: pathToFileURL(this.#folder).href, name: path.basename(this.#folder) };
    return params.items.map(({ scopeUri }) => {
      const { languageId } = this.#documents.get(scopeUri) ?? {};
      const { validate, ...others } = this.#settings;
      // The extension makes "on" and "off" of the list of languages in the settings.
      const isValidated = validate === undefined || validate.includes(languageId);
      return { ...SETTINGS, ...others, validate: isValidated ? "on" : "off", workspaceFolder };
    });
  }
}

/** A text with edits of the protocol applied, which do not touch each other. */
function applyEdits(text, edits) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const offset = ({ line, character }) => starts[line] + character;
  return edits
    .map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}
