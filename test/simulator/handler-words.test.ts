import { describe, expect, it } from '@jest/globals';
import { answerBody, declarationStepBody, informingAttemptBody, investigationReportBody } from '../../api/contract/workbench/handling.ts';
import { answerOf, declarationStepOf, informingOf, investigationOf, type PlayedItem } from '../../simulator/handler-words.ts';

const item = (kind: PlayedItem['kind'], serial: number): PlayedItem => ({
  kind,
  createdAt: '2026-11-23T08:00:00.000Z',
  order: { acceptanceNo: `2026-43-000000${serial}-1`, sealed: serial % 2 === 0 },
});

const person = { name: '石禾', duty: '业务员' };
const serials = [1, 2, 3, 4, 5, 6];

describe('what played handlers write', () => {
  it.each(serials)('is a report, an answer and an informing as the workbench takes them (%i)', (serial) => {
    expect(investigationReportBody.safeParse(investigationOf(item('investigation', serial), person)).error).toBeUndefined();
    expect(answerBody.safeParse(answerOf(item('consultation-answer', serial))).error).toBeUndefined();
    expect(informingAttemptBody.safeParse(informingOf(item('informing', serial))).error).toBeUndefined();
  });

  it.each(['declaration-acceptance', 'household-check', 'public-notice', 'determination'] as const)('is a step of a declaration: %s', (kind) => {
    for (const serial of serials) expect(declarationStepBody.safeParse(declarationStepOf(item(kind, serial), person)).error).toBeUndefined();
  });

  it('differs between orders and repeats itself for the same one', () => {
    const findings = serials.map((serial) => investigationOf(item('investigation', serial), person)['truthfulness']);

    expect(new Set(findings)).toEqual(new Set(['true', 'partlyTrue', 'untrue']));
    expect(investigationOf(item('investigation', 1), person)).toEqual(investigationOf(item('investigation', 1), person));
  });
});
