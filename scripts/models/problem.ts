/** Something wrong in a model, told in its place. */
export interface ModelProblem {
  readonly file: string;
  readonly elementId: string;
  readonly rule: string;
  /** For the analyst, in Chinese. */
  readonly message: string;
}

/** Notes a problem of one model. */
export type Report = (rule: string, elementId: string, message: string) => void;

/** Runs rules over something of one file and gives what they report. */
export function collect<Subject extends { readonly file: string }>(subject: Subject, rules: readonly ((subject: Subject, report: Report) => void)[]): readonly ModelProblem[] {
  const problems: ModelProblem[] = [];
  const report: Report = (rule, elementId, message) => void problems.push({ file: subject.file, elementId, rule, message });
  for (const rule of rules) rule(subject, report);
  return problems;
}
