import { describe, expect, it } from '@jest/globals';
import { maskPayload } from '../../domain/console/mask-payload.ts';
import { callbackDataExamples } from '../builders/callback.ts';

describe('a message as an operator sees it', () => {
  const whole = { kind: 'result', acceptanceNo: '2026-43-0000123-9', platformOrderNo: 'CS-1', round: 1, sequence: 3, occurredAt: '2026-03-12T18:00:00+08:00' };

  it('keeps codes, numbers and times', () => {
    expect(maskPayload({ ...whole, data: callbackDataExamples.result })).toMatchObject({
      ...whole,
      data: { orderType: 'complaint', investigation: { investigatedAt: '2026-03-09T10:00:00+08:00', truthfulness: 'partlyTrue', amountYuan: '12800.00' } },
    });
  });

  it('hides people, what was written, and links', () => {
    const shown = JSON.stringify(Object.values(callbackDataExamples).map((data) => maskPayload({ ...whole, data })));

    for (const secret of ['李明', '周正', '0731-83610000', '13900000001', '已电话告知', '请补充', 'signature=abc', '调查报告']) expect(shown).not.toContain(secret);
    expect(shown).toContain('李*');
    expect(shown).toContain('139****0001');
    expect(shown).toMatch(/（\d+ 字）/);
  });

  it('hides every field it does not know', () => {
    expect(maskPayload({ somethingNew: '张三住在村口', deep: [{ note: 'x' }] })).toEqual({ somethingNew: '（6 字）', deep: [{ note: '（1 字）' }] });
  });
});
