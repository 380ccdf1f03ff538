/** The seam between the scope types of typescript-eslint, which we use, and those of ESLint, which libraries use. */
import type { findVariable } from "@eslint-community/eslint-utils";
import type { TSESLint } from "@typescript-eslint/utils";

type LibraryScope = Parameters<typeof findVariable>[0];

export function asScope(scope: TSESLint.Scope.Scope): LibraryScope {
  return scope as unknown as LibraryScope;
}

export function asVariable(variable: ReturnType<typeof findVariable>): TSESLint.Scope.Variable | null {
  return variable as unknown as TSESLint.Scope.Variable | null;
}
