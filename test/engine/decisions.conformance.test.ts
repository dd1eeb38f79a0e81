import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../domain/calendar/civil-day.ts';
import { limitRow } from '../../domain/calendar/schema.ts';
import { applyChange } from '../../domain/limit-table/apply-change.ts';
import { limitFiles, listColumns, listFieldsOf, valuesOf } from '../../domain/limit-table/columns.ts';
import { chooseRow, type LimitQuestion } from '../../domain/limit-table/row-cases.ts';
import type { LimitTableId, LimitTableRow } from '../../domain/limit-table/schema.ts';
import { writeTable } from '../../domain/limit-table/write-table.ts';
import { connectEngine, type EngineConnection } from '../../infra/engine/engine-client.ts';
import type { DecisionId } from '../../processes/generated/index.ts';
import type { RunningEngine } from '../../scripts/engine/start-engine.ts';
import { readLimitFiles } from '../../scripts/limits/read-limit-files.ts';
import { type DecisionTable, readDecisions } from '../../scripts/models/read-decisions.ts';
import { modelsFolder } from '../../scripts/models/read-model.ts';
import { deploy, startTestEngine, succeeded } from '../support/engine.ts';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** What a row's empty cells may be given: an order that no province has a row for. */
const ordinary: Facts = {
  provinceCode: '43', source: 'workOrder', orderType: 'complaint', serviceType: null, step: 'unit', level: 'county', handlingLevel: 'county',
  startedOn: '2026-11-23', docking: 'interface', regionLevel: 'city', withinProvince: true, runNo: 1,
  contacted: true, hasFinding: true, amountMissing: false, personalDataFound: false, attachmentsReadable: true,
};

describe('the decision tables on the engine', () => {
  let running: RunningEngine;
  let engine: EngineConnection;
  let tables: readonly DecisionTable[];

  beforeAll(async () => {
    tables = await readDecisions();
    running = await startTestEngine();
    engine = connectEngine(running.gatewayAddress);
    await deploy(engine, tables.map(({ file }) => join(modelsFolder, file)));
  }, 600_000);
  afterAll(async () => {
    await engine.close();
    await running.stop();
  });

  const decide = async (decisionId: DecisionId, facts: Facts) => succeeded(await engine.evaluateDecision({ decisionId, variables: { ...facts } })).output;
  const amountOf = async (facts: Facts) => {
    const { amount, unit, startRule } = limitRow.parse(await decide('timeLimits', { ...ordinary, step: 'order', ...facts }));
    return `${amount} ${unit} ${startRule}`;
  };

  it('give for every row what the row says, to an order that the row is written for', async () => {
    for (const { id, hitPolicy, inputs, outputs, rules } of tables) {
      for (const { id: row, when, then } of rules) {
        const values = then.map((text) => JSON.parse(text) as unknown);
        const facts = Object.fromEntries(
          inputs.flatMap(({ variable }, index) => {
            const cell = when[index] ?? '';
            if (cell === '') return [];
            if (variable === 'date(startedOn)') return [['startedOn', /"(.*?)"/.exec(cell)?.[1] ?? '']];
            if (variable === 'runNo > 1') return [['runNo', 2]];
            return [[variable, (JSON.parse(`[${cell}]`) as unknown[])[0]]];
          }),
        ) as Facts;
        const expected = outputs.length === 1 ? values[0] : Object.fromEntries(outputs.map((name, index) => [name, values[index]]));
        const given = hitPolicy === 'COLLECT' ? [expected] : expected;
        expect([row, await decide(id as DecisionId, { ...ordinary, ...facts })]).toEqual([row, given]);
      }
    }
  }, 60_000);

  it.each<[string, Facts, string]>([
    ['the national default of complaints', {}, '15 workingDay accepted'],
    ['the national default of consultations', { orderType: 'consultation' }, '5 workingDay accepted'],
    ['a rehandling', { step: 'rehandling' }, '15 workingDay accepted'],
    ['a declaration, in every province', { orderType: 'declaration', provinceCode: '37' }, '20 workingDay accepted'],
    ['the township’s acceptance', { orderType: 'declaration', step: 'declarationAcceptance' }, '2 workingDay reached'],
    ['the household check', { orderType: 'declaration', step: 'householdCheck' }, '2 workingDay reached'],
    ['the determination', { orderType: 'declaration', step: 'determination' }, '20 workingDay accepted'],
    ['a petition', { source: 'petition' }, '60 day accepted'],
    ['a national transfer, though the province has a row for its hotline', { source: 'national', provinceCode: '51' }, '60 day accepted'],
    ['Sichuan, complaint', { provinceCode: '51', startedOn: '2026-01-05' }, '15 workingDay accepted'],
    ['Sichuan, consultation', { provinceCode: '51', orderType: 'consultation', serviceType: 'consultation', startedOn: '2026-01-05' }, '3 workingDay accepted'],
    ['Sichuan, suggestion', { provinceCode: '51', orderType: 'consultation', serviceType: 'suggestion', startedOn: '2026-01-05' }, '7 workingDay accepted'],
    ['Sichuan, on the last day of its rule', { provinceCode: '51', orderType: 'consultation', startedOn: '2030-12-24' }, '3 workingDay accepted'],
    ['Sichuan, after its rule has ended', { provinceCode: '51', orderType: 'consultation', startedOn: '2030-12-25' }, '5 workingDay accepted'],
    ['Sichuan, before its rule', { provinceCode: '51', orderType: 'consultation', startedOn: '2025-12-24' }, '5 workingDay accepted'],
    ['Shandong today', { provinceCode: '37' }, '5 workingDay accepted'],
    ['Shandong under its older rule', { provinceCode: '37', startedOn: '2019-12-31' }, '15 workingDay accepted'],
    ['Inner Mongolia', { provinceCode: '15' }, '15 day accepted'],
    ['Guizhou, consultation', { provinceCode: '52', orderType: 'consultation' }, '10 workingDay accepted'],
    ['Guizhou, complaint', { provinceCode: '52', source: 'call' }, '20 workingDay accepted'],
    ['Beijing', { provinceCode: '11' }, '7 day accepted'],
  ])('办理时限: %s', async (_title, facts, expected) => {
    expect(await amountOf(facts)).toBe(expected);
  });

  it('层级时限: every level has a budget for every kind of order, and so has every review', async () => {
    for (const source of ['workOrder', 'petition'])
      for (const orderType of ['complaint', 'consultation', 'declaration'])
        for (const level of ['county', 'city', 'province'])
          for (const step of ['unit', 'review'])
            for (const provinceCode of ['37', '43'])
              expect(limitRow.safeParse(await decide('levelBudgets', { ...ordinary, source, orderType, level, step, provinceCode })).success).toBe(true);
  }, 60_000);

  it('answer nothing where no row fits, and do without a variable that only some rows ask for', async () => {
    const without = Object.fromEntries(Object.entries({ ...ordinary, step: 'order' }).filter(([name]) => name !== 'serviceType'));
    expect(await decide('timeLimits', { ...ordinary, step: 'unknown' })).toBeNull();
    expect(limitRow.safeParse(await decide('timeLimits', { ...without, provinceCode: '51', orderType: 'consultation' }))).toMatchObject({ success: true, data: { amount: 3 } });
  });

  it('limits: a page that previews a change answers as the engine does, for every row, beside each of its values, and at both ends of its validity', async () => {
    for (const { table, rows, dmn } of await readLimitFiles()) {
      const own = pageRow(table);
      const changed = applyChange(table, rows, { kind: 'add', row: own }, { scope: { provinceCode: '430000000000' }, today: '2026-11-23', id: 'rule_page1' });
      const written = writeTable(table, dmn, rows, changed);
      for (const [state, content] of [[rows, undefined], [changed, written]] as const) {
        if (content !== undefined) succeeded(await engine.deployResources([{ name: limitFiles[table], content: Buffer.from(content) }]));
        for (const row of content === undefined ? state : state.filter(({ id }) => id === 'rule_page1'))
          for (const question of questionsAbout(table, row)) {
            const answered = chooseRow(table, state, question);
            const { amount, unit, startRule, clause, validFrom, validTo } = answered ?? {};
            expect([row.id, question, await decide(table, question)]).toEqual([row.id, question, answered ? { amount, unit, startRule, clause, validFrom, validTo } : null]);
          }
      }
    }
  }, 300_000);
});

/** What an administrator may write: quotes of Chinese, signs that XML and FEEL know, both ends of validity. */
const pageRow = (table: LimitTableId) => ({
  provinceCode: '43', sources: ['workOrder' as const, 'call' as const], orderTypes: ['complaint' as const], serviceTypes: [], levels: table === 'levelBudgets' ? ['city' as const] : [],
  steps: [table === 'levelBudgets' ? ('unit' as const) : ('order' as const)], amount: 36, unit: 'hour' as const, startRule: 'reached' as const,
  clause: '《湖南“12317”办法》<第五条> & {a: 1} \'b\' ${c} // 注', origin: '省政府网站 --> 待核', validFrom: '2026-11-01', validTo: '2026-12-31',
}); // prettier-ignore

/** Questions in and around a row: each column once with a value that the row doesn't have. */
function questionsAbout(table: LimitTableId, row: LimitTableRow): LimitQuestion[] {
  const first = Object.fromEntries(listFieldsOf[table].map((field) => [listColumns[field], row[field][0] ?? valuesOf[table][field][0] ?? null]));
  const inside: LimitQuestion = { provinceCode: row.provinceCode ?? '43', source: null, orderType: null, serviceType: null, level: null, step: null, ...first, startedOn: row.validFrom ?? row.validTo ?? '2026-11-23' };
  const others = listFieldsOf[table].flatMap((field) => [...valuesOf[table][field].filter((value) => !row[field].some((own) => own === value)).slice(0, 2), null].map((value) => ({ ...inside, [listColumns[field]]: value })));
  const days = [row.validFrom, row.validTo].flatMap((day) => (day === null ? [] : [-1, 0, 1].map((by) => ({ ...inside, startedOn: addDays(day, by) }))));
  return [inside, { ...inside, provinceCode: '99' }, ...others, ...days];
}
