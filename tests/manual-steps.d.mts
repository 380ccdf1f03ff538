export interface ManualStep {
  readonly title: string;
  readonly replacements: readonly {
    readonly file: string;
    readonly before: string;
    readonly after: string;
  }[];
}

export function readManualSteps(readme: string): ManualStep[];

export function takeManualSteps(
  steps: readonly ManualStep[],
  texts: ReadonlyMap<string, string>,
): Map<string, string>;
