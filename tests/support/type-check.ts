/** Type-checks code that is not on disk. */
import ts from "typescript";

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  types: [],
};

/** What the compiler says about each of the modules, by its path: that decides which packages it sees. */
export function diagnose(
  modules: ReadonlyMap<string, string>,
  more: ts.CompilerOptions = {},
): ReadonlyMap<string, readonly string[]> {
  const options = { ...OPTIONS, ...more };
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.fileExists = (file) => modules.has(file) || onDisk.fileExists(file);
  host.readFile = (file) => modules.get(file) ?? onDisk.readFile(file);
  const program = ts.createProgram([...modules.keys()], options, host);
  return new Map(
    [...modules.keys()].map((file) => {
      const source = program.getSourceFile(file);
      const diagnostics = source
        ? [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
        : [];
      return [file, diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))];
    }),
  );
}
