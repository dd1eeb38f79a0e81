import { nameOf } from '../../client/names.ts';
import type { History } from '../../client/shapes.ts';
import { FactList, type Fact } from '../../components/fact-list.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

type Step = History['steps'][number]['step'];
const names = text.writings.fields;
const person = ({ name, duty, phone }: { name: string; duty: string; phone: string }) => `${name}（${duty}，${phone}）`;

function factsOf(step: Step): Fact[] {
  switch (step.step) {
    case 'acceptance':
      return [
        [names.acceptedAt, <TimeText key="at" at={step.acceptedAt} />],
        [names.acceptedBy, person(step.acceptedBy)],
        [names.emergencyHelp, step.emergencyHelp],
        [names.note, step.note],
      ];
    case 'household_check':
      return [
        [names.checkedAt, <TimeText key="at" at={step.checkedAt} />],
        [names.checkers, step.checkers.map(person).join('；')],
        [names.checkFindings, step.findings],
      ];
    case 'public_notice':
      return [
        [names.posted, `${step.postedOn} — ${step.postedUntil}`],
        [names.place, step.place],
        [names.objections, step.objections],
      ];
    case 'determination':
      return [
        [names.determinedAt, <TimeText key="at" at={step.determinedAt} />],
        [names.result, nameOf.declarationResult(step.result)],
        [names.reason, step.reason],
      ];
  }
}

/** One step of checking a declaration. */
export function StepFacts({ step }: { step: Step }) {
  return <FactList facts={[...factsOf(step), [names.authorisation, step.authorisation && nameOf.authorisation(step.authorisation)]]} />;
}
