import { anonymityProblems, callerDataFields, checkSubmission } from '../../api/contract/register/page.ts';
import type { Call, FieldProblem, OrderType, PageView, UploadedFile } from './shapes.ts';

/** What stands in the form: texts as typed, ticks, and the files that are there. It is also what a draft keeps. */
export type FormValues = { texts: Readonly<Record<string, string>>; ticks: Readonly<Record<string, boolean>>; files: readonly UploadedFile[] };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A form as it begins: the draft, or nothing but the prefilled date. A draft of an older page loses what no longer fits. */
export function initialValues(page: PageView): FormValues {
  const content = page.draft?.content ?? {};
  const only = <T>(value: unknown, type: 'string' | 'boolean') =>
    Object.fromEntries(Object.entries(isRecord(value) ? value : {}).filter(([, one]) => typeof one === type)) as Record<string, T>;
  const finishBy = page.finishBy === null ? {} : { finishBy: page.finishBy.on };
  return {
    texts: { ...finishBy, ...only<string>(content['texts'], 'string') },
    ticks: only<boolean>(content['ticks'], 'boolean'),
    files: Array.isArray(content['files']) ? (content['files'] as UploadedFile[]) : [],
  };
}

/** The form as it is submitted: what is empty isn't sent. */
export function submissionOf({ texts, ticks, files }: FormValues): Record<string, unknown> {
  const { region, ...rest } = texts;
  const filled = Object.entries(rest).filter(([, value]) => value.trim() !== '');
  return {
    ...Object.fromEntries(filled.map(([name, value]) => [name, name === 'anonymous' ? value === 'true' : value])),
    ...(ticks['confidential'] === true ? { confidential: true } : {}),
    ...(region === undefined || region === '' ? {} : { region: { code: region } }),
    ...(files.length === 0 ? {} : { attachments: files.map(({ attachmentId }) => attachmentId) }),
  };
}

/** Every wrong field as the server would name it, by its own rules (P1.1, P1.4), with the locked fields beside. */
export function problemsOf(page: PageView, call: Call, values: FormValues): FieldProblem[] {
  const { platformOrderNo, callerNumber, calledAt, orderType } = call;
  const body = { ...submissionOf(values), platformOrderNo, callerNumber, calledAt, agentNumber: page.agentNumber };
  const checked = checkSubmission<OrderType>(orderType, body, { now: new Date(page.now), anonymityRule: page.anonymityRule });
  return checked.ok ? [] : [...checked.problems];
}

/** The field a problem is about: `/attachments/0` belongs to `attachments`. */
export const fieldOf = ({ pointer }: FieldProblem): string => pointer.split('/')[1] ?? '';

/** Of the caller's data those that the 匿名 rule asks for now, and by which of its sides; `undefined` while none does. */
export function askedByRule(page: PageView, { texts, ticks }: FormValues) {
  const facts = { anonymous: texts['anonymous'] === 'true', confidential: ticks['confidential'] === true, provides: () => false };
  const isDecided = texts['anonymous'] !== undefined || facts.confidential;
  const problems = isDecided ? anonymityProblems(page.anonymityRule, facts) : [];
  return { fields: new Set(problems.map(fieldOf)), code: problems[0]?.code, isDecided };
}

/** Whether a field is one of the caller's data that the rule is about. */
export const isCallerData = (name: string): boolean => name in callerDataFields;
