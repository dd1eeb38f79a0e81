import { beforeAll, describe, expect, it } from '@jest/globals';
import { applyChange } from '../../../domain/limit-table/apply-change.ts';
import type { LimitFile } from '../../../domain/limit-table/deploy-files.ts';
import { diffRows } from '../../../domain/limit-table/diff-rows.ts';
import { planDeployment } from '../../../domain/limit-table/plan-deployment.ts';
import type { LimitVersion } from '../../../domain/limit-table/ports.ts';
import { chooseRow } from '../../../domain/limit-table/row-cases.ts';
import { limitRowDraft, type LimitRowDraft, type LimitTableChange, type LimitTableId } from '../../../domain/limit-table/schema.ts';
import { writeTable } from '../../../domain/limit-table/write-table.ts';
import { DomainError } from '../../../domain/shared/domain-error.ts';
import { readLimitFiles } from '../../../scripts/limits/read-limit-files.ts';

const hunan = { provinceCode: '430000000000' };
const nation = { provinceCode: null };
const draft: LimitRowDraft = {
  provinceCode: '43', sources: ['workOrder'], orderTypes: ['complaint'], serviceTypes: [], levels: [], steps: ['order', 'rehandling'],
  amount: 10, unit: 'workingDay', startRule: 'accepted', clause: '《湖南省办法》第五条', origin: '湖南省政府网站', validFrom: '2026-12-01', validTo: null,
}; // prettier-ignore

let files: readonly LimitFile[];
beforeAll(async () => {
  files = await readLimitFiles();
});
const fileOf = (table: LimitTableId): LimitFile => {
  const found = files.find((file) => file.table === table);
  if (!found) throw new Error(table);
  return found;
};
const rowsOf = (table: LimitTableId) => [...fileOf(table).rows];
const change = (wanted: LimitTableChange, table: LimitTableId = 'timeLimits', scope: { provinceCode: string | null } = hunan, rows = rowsOf(table)) =>
  applyChange(table, rows, wanted, { scope, today: '2026-11-23', id: 'rule_new' });
const add = (row: Partial<LimitRowDraft>, table: LimitTableId = 'timeLimits', scope: { provinceCode: string | null } = hunan, rows = rowsOf(table)) =>
  change({ kind: 'add', row: { ...draft, ...row } }, table, scope, rows);
const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return [error.code, ...(error.context.problems ?? []).map(({ pointer, code }) => `${pointer} ${code}`)];
    throw error;
  }
  return undefined;
};

describe('the file of a table', () => {
  it.each(['timeLimits', 'levelBudgets'] as const)('%s: is written again byte for byte, also where every row is written anew', (table) => {
    const { dmn, rows } = fileOf(table);
    expect(writeTable(table, dmn, rows, rows)).toBe(dmn);
    const anew = writeTable(table, dmn, [], rows);
    // What a note cites beside the table's own clause is kept from the file.
    expect(anew).toBe(dmn);
  });

  it('a changed row says the new thing, in the cell that chooses as well; all others stay', () => {
    const { dmn, rows } = fileOf('timeLimits');
    const after = add({ clause: '《办法》<第五条>&附件' });
    const written = writeTable('timeLimits', dmn, rows, after);
    expect(written).toContain('<text>"《办法》&lt;第五条&gt;&amp;附件"</text>');
    expect(written).toContain('<text>&gt;= date("2026-12-01")</text>');
    expect(writeTable('timeLimits', written, after, rows)).toBe(dmn);
  });
});

describe('a change of a table (P5.2)', () => {
  it('puts the provinces before the national default, and of two rows the narrower first', () => {
    const wide = add({ orderTypes: [] });
    const narrow = applyChange('timeLimits', wide, { kind: 'add', row: draft }, { scope: hunan, today: '2026-11-23', id: 'rule_narrow' });
    const ids = narrow.map(({ id }) => id);
    expect(ids.indexOf('rule_narrow')).toBeLessThan(ids.indexOf('rule_new'));
    expect(ids.indexOf('rule_new')).toBeLessThan(ids.indexOf('rule_declarationAcceptance'));
    const question = { provinceCode: '43', source: 'workOrder', orderType: 'complaint', serviceType: null, level: null, step: 'order', startedOn: '2026-12-01' };
    expect(chooseRow('timeLimits', narrow, question)?.id).toBe('rule_narrow');
    expect(chooseRow('timeLimits', narrow, { ...question, startedOn: '2026-11-30' })?.id).toBe('rule_complaint');
  });

  it('refuses rows that couldn’t be told apart, and says which', () => {
    const rows = add({});
    expect(refusal(() => applyChange('timeLimits', rows, { kind: 'add', row: draft }, { scope: hunan, today: '2026-11-23', id: 'rule_b' }))).toEqual(['validation-failed', '/change/row duplicate']);
    expect(refusal(() => applyChange('timeLimits', rows, { kind: 'add', row: { ...draft, sources: ['workOrder', 'call'], validFrom: '2027-01-01' } }, { scope: hunan, today: '2026-11-23', id: 'rule_b' }))).toEqual(['validation-failed', '/change/row duplicate']);
  });

  it('a national row that a narrower one stood before goes behind it', () => {
    const rows = change({ kind: 'add', row: { ...draft, provinceCode: null, sources: ['national'], orderTypes: ['consultation'], validFrom: null } }, 'timeLimits', nation);
    const ids = rows.map(({ id }) => id);
    expect(ids.indexOf('rule_new')).toBe(ids.indexOf('rule_consultation') - 1);
  });

  it.each<[string, Partial<LimitRowDraft>, string]>([
    ['another province', { provinceCode: '44' }, '/change/row/provinceCode not-in-list'],
    ['the national default', { provinceCode: null, validFrom: null }, '/change/row/provinceCode not-in-list'],
    ['no first day', { validFrom: null }, '/change/row/validFrom required'],
    ['an end before the beginning', { validTo: '2026-12-01' }, '/change/row/validTo too-early'],
    ['a step of the other table', { steps: ['unit'] }, '/change/row/steps not-in-list'],
    ['a column of the other table', { levels: ['city'] }, '/change/row/levels not-in-list'],
    ['a service type beside a complaint', { serviceTypes: ['suggestion'] }, '/change/row/serviceTypes invalid'],
  ])('refuses a row with %s', (_title, row, problem) => {
    expect(refusal(() => add(row))?.[1]).toBe(problem);
  });

  it('refuses amounts and texts that a cell of the table can’t hold', () => {
    for (const wrong of [{ amount: 0 }, { amount: 3661 }, { amount: 1.5 }, { unit: 'week' }, { clause: '第"五"条' }, { origin: '两\n行' }, { steps: [] }, { sources: ['call', 'call'] }])
      expect(limitRowDraft.safeParse({ ...draft, ...wrong }).success).toBe(false);
  });

  it('a province ends its own row on a day to come, and never the nation’s or another’s', () => {
    const rows = add({ validFrom: '2026-01-01' });
    const end = (rowId: string, lastDay: string | null) => applyChange('timeLimits', rows, { kind: 'end', rowId, lastDay }, { scope: hunan, today: '2026-11-23', id: '' });
    expect(end('rule_new', '2026-11-23').find(({ id }) => id === 'rule_new')?.validTo).toBe('2026-11-23');
    expect(refusal(() => end('rule_new', '2026-11-22'))?.[1]).toBe('/change/lastDay too-early');
    expect(refusal(() => end('rule_new', null))?.[1]).toBe('/change/lastDay required');
    expect(refusal(() => end('rule_beijing', '2026-12-31'))).toEqual(['not-found']);
    expect(refusal(() => end('rule_complaint', null))).toEqual(['not-found']);
    // A row that hasn't begun goes.
    expect(applyChange('timeLimits', add({}), { kind: 'end', rowId: 'rule_new', lastDay: '2026-11-30' }, { scope: hunan, today: '2026-11-23', id: '' })).toEqual(rowsOf('timeLimits'));
  });

  it('the nation gives up a row that a wider one stands behind, but no case may be left without any', () => {
    const end = (rowId: string) => change({ kind: 'end', rowId, lastDay: null }, 'timeLimits', nation);
    expect(end('rule_petitionComplaint')).toHaveLength(rowsOf('timeLimits').length - 1);
    expect(refusal(() => end('rule_complaint'))).toEqual(['validation-failed', '/change/kind invalid']);
    expect(refusal(() => change({ kind: 'change', rowId: 'rule_complaint', row: { ...draft, provinceCode: null, sources: ['call'], validFrom: null } }, 'timeLimits', nation))).toEqual(['validation-failed', '/change/kind invalid']);
  });

  it('differences name what came, went and changed, however the fields are ordered', () => {
    const before = rowsOf('timeLimits');
    const reordered = before.map((row) => Object.fromEntries(Object.entries(row).toReversed()) as typeof row);
    expect(diffRows(before, reordered)).toEqual([]);
    expect(diffRows(before, add({})).map(({ before: old, after }) => [old?.id, after?.id])).toEqual([[undefined, 'rule_new']]);
  });
});

describe('deploying a file of a table (§3.2)', () => {
  const version = (values: Partial<LimitVersion>): LimitVersion => ({
    table: 'timeLimits', revision: 3, state: 'inForce', rows: [], dmn: 'in force', origin: 'page', reason: '', authorId: null, authorName: '陈静',
    createdAt: new Date(0), decisionVersion: 3, deployedAt: new Date(0), problem: null, appliesToOpen: false, ...values,
  }); // prettier-ignore
  const plan = (values: Partial<Parameters<typeof planDeployment>[0]>) =>
    planDeployment({ table: 'timeLimits', dmn: 'file', inForce: version({}), proposed: undefined, isKnown: false, merged: undefined, ...values });

  it('the first seeds the table; later ones follow as long as no page has changed it', () => {
    expect(plan({ inForce: undefined })).toEqual({ kind: 'file', isNew: true });
    expect(plan({ inForce: version({ origin: 'file' }) })).toEqual({ kind: 'file', isNew: true });
    expect(plan({ dmn: 'in force' })).toEqual({ kind: 'file', isNew: false });
  });

  it('what a page has put in force stays when the file says nothing new', () => {
    expect(plan({ isKnown: true })).toMatchObject({ kind: 'inForce', version: { revision: 3 } });
  });

  it('two changes are never laid over each other unseen: the refusal names the remedy', () => {
    expect(plan({})).toMatchObject({ kind: 'refuse' });
    expect(JSON.stringify(plan({}))).toContain('npm run deploy -- --merged timeLimits:3');
    expect(plan({ merged: 2 })).toMatchObject({ kind: 'refuse' });
    expect(plan({ merged: 3 })).toEqual({ kind: 'file', isNew: true });
    expect(plan({ merged: 3, proposed: version({ revision: 4, state: 'proposed' }) })).toMatchObject({ kind: 'refuse' });
  });
});
