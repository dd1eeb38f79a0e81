import { workItemKinds, type WorkItemKind } from '../../../api/contract/workbench/names.ts';
import type { Figure, FigurePart } from './figure-address.ts';
import { nameOf } from '../../client/names.ts';
import { figureText as text } from '../../text/dashboard.ts';

/** A condition in words, and which parts of the address go when it is taken away. */
export type FigureWords = readonly { words: string; parts: readonly FigurePart[] }[];

type Part = { parts: readonly FigurePart[]; words: (figure: Figure, unitName: string | undefined) => string | undefined };

const stepName = (step: WorkItemKind) => (Object.hasOwn(workItemKinds, step) ? nameOf.kind(step) : step);

/** Each condition of a figure in words, with the parts of the address that it is made of. */
const parts: readonly Part[] = [
  { parts: ['unitId', 'own'], words: ({ unitId }, unitName) => unitId && text.unit(unitName ?? unitId) },
  { parts: ['own'], words: ({ own }) => (own ? text.own : undefined) },
  { parts: ['pending'], words: ({ pending }) => pending && text.pending[pending] },
  { parts: ['step', 'stepFrom', 'stepTo'], words: (figure) => stepWords(figure) },
  { parts: ['acceptedFrom', 'acceptedTo'], words: ({ acceptedFrom, acceptedTo }) => ((acceptedFrom ?? acceptedTo) ? text.accepted(text.days(acceptedFrom, acceptedTo)) : undefined) },
  { parts: ['endedFrom', 'endedTo'], words: ({ endedFrom, endedTo }) => ((endedFrom ?? endedTo) ? text.ended(text.days(endedFrom, endedTo)) : undefined) },
  { parts: ['ending'], words: ({ ending }) => ending && text.ending[ending] },
  { parts: ['sources'], words: ({ sources }) => sources?.map((code) => nameOf.source(code) ?? code).join('、') },
];

function stepWords({ step, stepFrom, stepTo }: Figure): string | undefined {
  if (step === undefined) return undefined;
  return (stepFrom ?? stepTo) ? text.stepDone(stepName(step), text.days(stepFrom, stepTo)) : text.step(stepName(step));
}

/** What an address asks for, in words; what each stands for can be taken away. */
export function figureWords(figure: Figure, unitName: string | undefined): FigureWords {
  return parts.flatMap((part) => {
    const words = part.words(figure, unitName);
    return words === undefined ? [] : [{ words, parts: part.parts }];
  });
}
