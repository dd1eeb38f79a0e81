import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkSubmission, type SubmissionContext } from '../../../domain/order/check-submission.ts';
import { submissionSchemas } from '../../../domain/order/schema.ts';
import { aComplaint, aConsultation, aDeclaration, submissionBuilders } from '../../builders/submission.ts';

const context: SubmissionContext = { now: new Date('2026-03-02T09:20:00+08:00'), anonymityRule: 'literal' };
const types = ['complaint', 'consultation', 'declaration'] as const;
type Type = (typeof types)[number];

function refusals(type: Type, body: unknown, with_: SubmissionContext = context): string[] {
  const checked = checkSubmission(type, body, with_);
  return checked.ok ? [] : checked.problems.map(({ pointer, code }) => `${pointer} ${code}`);
}

const without = (body: object, field: string) => Object.fromEntries(Object.entries(body).filter(([key]) => key !== field));

/** Tables 1 to 3 of the scheme: the fields that are required whatever else an order says. 受理编号 is ours. */
const call = ['platformOrderNo', 'agentNumber', 'callerNumber', 'calledAt'];
const required: Record<Type, string[]> = {
  complaint: [...call, 'anonymous', 'region', 'detailedAddress', 'content', 'problemCategory', 'finishBy'],
  consultation: [...call, 'callerCategory', 'serviceType', 'region', 'detailedAddress', 'problemCategory', 'content'],
  declaration: [...call, 'name', 'phone', 'idNumber', 'region', 'content', 'risk'],
};
const optional: Record<Type, string[]> = {
  complaint: ['name', 'phone', 'address', 'idNumber', 'confidential', 'accused', 'attachments'],
  consultation: ['attachments'],
  declaration: ['attachments'],
};

const coded = ['problemCategory', 'callerCategory', 'serviceType', 'risk'];

describe.each(types)('a submitted %s', (type) => {
  const valid = submissionBuilders[type]();

  it('is taken as it is', () => {
    expect(checkSubmission(type, valid, context)).toEqual({ ok: true, value: valid });
  });

  it('has the fields of its table and no others', () => {
    expect(Object.keys(submissionSchemas[type].shape).sort()).toEqual([...required[type], ...optional[type]].sort());
  });

  it.each(required[type])('must have %s', (field) => {
    expect(refusals(type, without(valid, field))).toEqual([`/${field} required`]);
  });

  it.each([...required[type], ...optional[type]])('refuses null for %s', (field) => {
    expect(refusals(type, { ...valid, [field]: null })).toEqual([`/${field} ${coded.includes(field) ? 'not-in-list' : 'wrong-type'}`]);
  });

  it('names every missing field at once', () => {
    expect(refusals(type, {}).sort()).toEqual(required[type].map((field) => `/${field} required`).sort());
  });

  it('refuses each unknown field by its name, 受理编号 among them', () => {
    expect(refusals(type, { ...valid, acceptanceNo: '2026-43-0000123-9', 备注: '急' })).toEqual(['/acceptanceNo unknown-field', '/备注 unknown-field']);
  });

  it.each([[null], [[]], ['text'], [1]])('is an object, not %p', (body) => {
    expect(refusals(type, body)).toEqual([' wrong-type']);
  });

  it('may have been called up to five minutes ahead of our clock', () => {
    expect(refusals(type, { ...valid, calledAt: '2026-03-02T09:25:00+08:00' })).toEqual([]);
    expect(refusals(type, { ...valid, calledAt: '2026-03-02T09:25:01+08:00' })).toEqual(['/calledAt in-future']);
  });

  it('gives its region in exactly one of the two ways', () => {
    expect(refusals(type, { ...valid, region: {} })).toEqual(['/region exactly-one']);
    expect(refusals(type, { ...valid, region: { code: '43', text: '湖南省' } })).toEqual(['/region exactly-one']);
    expect(refusals(type, { ...valid, region: { code: '4301811', text: '湖南省' } })).toEqual(['/region/code bad-format', '/region exactly-one']);
    expect(refusals(type, { ...valid, region: { name: '湖南省' } })).toEqual(['/region/name unknown-field', '/region exactly-one']);
    expect(refusals(type, { ...valid, region: '湖南省' })).toEqual(['/region wrong-type']);
  });

  it.each([
    ['43', '430000000000'],
    ['4301', '430100000000'],
    ['430181', '430181000000'],
    ['430181103', '430181103000'],
    ['430181103201', '430181103201'],
  ])('takes the region code %s and hands on %s', (code, official) => {
    expect(checkSubmission(type, { ...valid, region: { code } }, context)).toMatchObject({ ok: true, value: { region: { code: official } } });
  });

  it.each(['', '4', '430', '43018', '4301811', '43018110320', '0301', 'abc', '4301811032011'])('refuses the region code %p', (code) => {
    expect(refusals(type, { ...valid, region: { code } })).toEqual(['/region/code bad-format']);
  });

  it('refers to each attachment once', () => {
    const id = '0197a3c2-5b1e-7c44-9d53-3f1f0c6e2a10';

    expect(refusals(type, { ...valid, attachments: [id] })).toEqual([]);
    expect(refusals(type, { ...valid, attachments: [id, id] })).toEqual(['/attachments duplicate']);
    expect(refusals(type, { ...valid, attachments: ['7'] })).toEqual(['/attachments/0 bad-format']);
    expect(refusals(type, { ...valid, attachments: Array.from({ length: 21 }, () => id) })).toContain('/attachments too-many');
  });

  it('never has its values repeated in a problem', () => {
    const mark = 'CANARY\u0001值';
    const body = Object.fromEntries([...required[type], ...optional[type]].map((field) => [field, mark]));
    const checked = checkSubmission(type, body, context);

    expect(checked.ok).toBe(false);
    expect(JSON.stringify(checked)).not.toContain('CANARY');
  });

  it('gets an answer, never an exception, whatever the body is', () => {
    const scrambled = fc.record(Object.fromEntries([...required[type], ...optional[type]].map((field) => [field, fc.jsonValue()])), { requiredKeys: [] });
    fc.assert(fc.property(fc.oneof(scrambled, fc.jsonValue()), (body) => typeof checkSubmission(type, body, context).ok === 'boolean'));
  });
});

describe('wrong fields of an order', () => {
  it.each<[Type, object, string]>([
    ['complaint', { problemCategory: '25' }, '/problemCategory not-in-list'],
    ['complaint', { problemCategory: 3 }, '/problemCategory not-in-list'],
    ['complaint', { anonymous: '是' }, '/anonymous wrong-type'],
    ['complaint', { phone: '123' }, '/phone bad-format'],
    ['complaint', { idNumber: '110105194912310021' }, '/idNumber bad-checksum'],
    ['complaint', { content: ' \n' }, '/content blank'],
    ['complaint', { content: '字'.repeat(10_001) }, '/content too-long'],
    ['complaint', { accused: '\u0007' }, '/accused character-not-allowed'],
    ['complaint', { finishBy: '2026-03-32' }, '/finishBy bad-format'],
    ['complaint', { finishBy: '2026-03-01' }, '/finishBy too-early'],
    ['consultation', { callerCategory: '贫困户' }, '/callerCategory not-in-list'],
    ['consultation', { serviceType: '3' }, '/serviceType not-in-list'],
    ['declaration', { risk: '0' }, '/risk not-in-list'],
    ['declaration', { name: '王1' }, '/name bad-format'],
    ['declaration', { callerNumber: '未知' }, '/callerNumber bad-format'],
    ['declaration', { agentNumber: '8 017' }, '/agentNumber bad-format'],
    ['declaration', { platformOrderNo: '' }, '/platformOrderNo bad-format'],
    ['declaration', { calledAt: '2026-03-02 09:15:00' }, '/calledAt bad-format'],
  ])('of a %s: %p is answered %s', (type, change, refusal) => {
    expect(refusals(type, { ...submissionBuilders[type](), ...change })).toEqual([refusal]);
  });

  it('are told with what is allowed', () => {
    const checked = checkSubmission('declaration', aDeclaration({ risk: '10' as '1' }), context);

    expect(checked.ok ? [] : checked.problems.map((problem) => problem.detail)).toEqual([expect.stringContaining('1 因病、2 因学')]);
  });

  it('are all told together with the rules between fields', () => {
    const body = { ...without(aComplaint({ content: '', finishBy: '2026-03-01' }), 'name'), foo: 1 };

    expect(refusals('complaint', body)).toEqual(['/content blank', '/foo unknown-field', '/finishBy too-early', '/name required-when-anonymous']);
  });
});

describe('办结日期 of a complaint', () => {
  it('may be the day of the call in China, whatever zone the call is written in', () => {
    expect(refusals('complaint', aComplaint({ calledAt: '2026-03-01T17:00:00Z', finishBy: '2026-03-02' }))).toEqual([]);
    expect(refusals('complaint', aComplaint({ calledAt: '2026-03-01T17:00:00Z', finishBy: '2026-03-01' }))).toEqual(['/finishBy too-early']);
  });

  it('that has passed since the call is taken', () => {
    const later = { ...context, now: new Date('2026-06-01T00:00:00Z') };

    expect(refusals('complaint', aComplaint(), later)).toEqual([]);
  });
});

it('hands on the ID number with an upper-case X and every text untouched', () => {
  const checked = checkSubmission('complaint', aComplaint({ idNumber: '11010519491231002x', content: ' 一行\r\n\t二行😀 ' }), context);

  expect(checked).toMatchObject({ ok: true, value: { idNumber: '11010519491231002X', content: ' 一行\r\n\t二行😀 ' } });
});

it('lets a consultation say nothing of its caller', () => {
  expect(refusals('consultation', { ...aConsultation(), name: '王建国' })).toEqual(['/name unknown-field']);
});
