import { describe, expect, it } from '@jest/globals';
import { callbackKind } from '../../../domain/code-list/callback-kind.ts';
import { codesOf } from '../../../domain/code-list/code-list.ts';
import { callbackKinds } from '../../../domain/delivery/ports.ts';
import { callbackData, callbackEnvelope, callbackMessages } from '../../../domain/feedback/schema.ts';
import { checkFields } from '../../../domain/shared/field-problems.ts';
import { aConsultationAnswer, aDeclarationResult, callbackDataExamples } from '../../builders/callback.ts';
import { submissionBuilders } from '../../builders/submission.ts';

const head = {
  acceptanceNo: '2026-43-0000123-9',
  platformOrderNo: 'CS20260302000017',
  round: 1,
  sequence: 2,
  occurredAt: '2026-03-12T17:00:00+08:00',
};

function refusals(message: unknown): string[] {
  const checked = checkFields(callbackEnvelope, message);
  return checked.ok ? [] : checked.problems.map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('callback envelope [P8.1]', () => {
  it('knows exactly the kinds that deliveries have', () => {
    expect(Object.keys(callbackMessages)).toEqual([...callbackKinds]);
    expect(Object.keys(callbackData)).toEqual([...callbackKinds]);
    expect(codesOf(callbackKind)).toEqual([...callbackKinds]);
  });

  it.each(callbackKinds)('%s carries both order numbers, round, sequence, time and its own data', (kind) => {
    const message = { kind, ...head, data: callbackDataExamples[kind] };

    expect(refusals(message)).toEqual([]);
    for (const field of Object.keys(message)) {
      const lacking = Object.fromEntries(Object.entries(message).filter(([key]) => key !== field));
      const [refusal] = refusals(lacking);
      expect(refusal).toBe(`/${field} required`);
    }
    expect(refusals({ ...message, extra: 1 })).toEqual(['/extra unknown-field']);
  });

  it('knows no other kind', () => {
    expect(refusals({ kind: 'other', ...head, data: {} })).toEqual(['/kind not-in-list']);
  });

  it.each([[0], [-1], [1.5], ['1']])('counts rounds and sequence from 1, not %p', (count) => {
    const message = { kind: 'accepted', ...head, data: callbackDataExamples.accepted };

    expect(refusals({ ...message, round: count })).toHaveLength(1);
    expect(refusals({ ...message, sequence: count })).toHaveLength(1);
  });

  it.each([
    [{ orderType: 'consultation', answer: aConsultationAnswer() }],
    [{ orderType: 'declaration', declaration: aDeclarationResult() }],
  ])('result follows the type of the order', (data) => {
    expect(refusals({ kind: 'result', ...head, data })).toEqual([]);
    expect(refusals({ kind: 'result', ...head, data: { ...data, orderType: 'complaint' } })[0]).toBe('/data/investigation required');
  });

  it.each(['complaint', 'consultation', 'declaration'] as const)('page copy holds a whole %s', (orderType) => {
    expect(refusals({ kind: 'pageCopy', ...head, data: { orderType, order: submissionBuilders[orderType]() } })).toEqual([]);
  });
});
