import { absoluteTime } from '../client/format.ts';
import { nameOf } from '../client/names.ts';
import type { History } from '../client/shapes.ts';
import { printText } from '../text/print.ts';
import { text } from '../text/zh-CN.ts';

type Step = History['steps'][number]['step'];
type Line = string | false | null | undefined;
const names = text.writings.fields;
const line = (label: string, value: string | null | undefined) => value && printText.colon(label, value);
const person = ({ name, duty, phone }: { name: string; duty: string; phone: string }) => `${name}（${duty}，${phone}）`;

function linesOf(step: Step): Line[] {
  switch (step.step) {
    case 'acceptance':
      return [line(names.acceptedAt, absoluteTime(step.acceptedAt)), line(names.acceptedBy, person(step.acceptedBy)), line(names.emergencyHelp, step.emergencyHelp), line(names.note, step.note)];
    case 'household_check':
      return [line(names.checkedAt, absoluteTime(step.checkedAt)), line(names.checkers, step.checkers.map(person).join('；')), line(names.checkFindings, step.findings)];
    case 'public_notice':
      return [line(names.posted, `${step.postedOn} — ${step.postedUntil}`), line(names.place, step.place), line(names.objections, step.objections)];
    case 'determination':
      return [line(names.determinedAt, absoluteTime(step.determinedAt)), line(names.result, nameOf.declarationResult(step.result)), line(names.reason, step.reason)];
  }
}

/** One step of checking a declaration, as lines of the form. */
export const stepLines = (step: Step): string[] =>
  [...linesOf(step), line(names.authorisation, step.authorisation && nameOf.authorisation(step.authorisation))].filter((one): one is string => typeof one === 'string' && one !== '');
