import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { computeOrderDue } from '../../domain/due/compute-order-due.ts';
import { recomputeOpenDues } from '../../domain/due/recompute-open-dues.ts';
import { setDue } from '../../domain/due/set-due.ts';
import type { EngineOutcome, DeployedResource } from '../../domain/engine/ports.ts';
import { deployFiles } from '../../domain/limit-table/deploy-files.ts';
import { deployProposed } from '../../domain/limit-table/deploy-proposed.ts';
import { createDueRecomputations } from '../../infra/postgres/due-recomputation-repository.ts';
import { createLimitVersions } from '../../infra/postgres/limit-table-repository.ts';
import { createOpenOrders } from '../../infra/postgres/open-orders-query.ts';
import { readLimitFiles } from '../../scripts/limits/read-limit-files.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { insertLimitTables } from '../builders/limit-tables.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Row = { id: string; provinceCode: string | null; amount: number; isOwn: boolean };
type Table = { inForce: { revision: number; decisionVersion: number }; proposed: { revision: number } | null; refusedLast: { problem: string } | null; rows: Row[] };
type Preview = { effect: { orders: number; dues: number; moved: { acceptanceNo: string; name: string; from: string; to: string }[] } };

const hunanRow = {
  provinceCode: '43', sources: [], orderTypes: ['complaint'], serviceTypes: [], levels: [], steps: ['order', 'rehandling'],
  amount: 10, unit: 'workingDay', startRule: 'accepted', clause: '《湖南省办法》第五条', origin: '湖南省政府网站', validFrom: '2026-01-01', validTo: null,
}; // prettier-ignore
const addition = (basedOn: number, row: object = {}) => ({ table: 'timeLimits', basedOn, change: { kind: 'add', row: { ...hunanRow, ...row } } });
const nationalDefault = { amount: 15, unit: 'workingDay', startRule: 'accepted', clause: '全国默认', validFrom: null, validTo: null } as const;

describe('limits on their page', () => {
  let bench: Workbench;
  let hunan: Person;
  let nation: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    await insertLimitTables(bench.knex);
    [hunan, nation] = [await bench.person(units.hunan, 'systemAdmin'), await bench.person(units.national, 'systemAdmin')];
  });
  afterAll(() => bench.close());

  const tableOf = async (who: Person, table = 'timeLimits') => (await who.get(`/admin/limits?table=${table}`)).body as Table;
  const orderWithDue = async () => {
    const { id, acceptanceNo } = await acceptOrderOf(bench, { type: 'complaint' });
    await computeOrderDue(bench, { orderId: id, runNo: 1, limit: nationalDefault, decisionVersion: 1 });
    return { id, acceptanceNo };
  };
  const dueOf = async (orderId: string) => (await bench.knex('due').where({ order_id: orderId, name: 'order' }).first<{ due_at: Date; terms: { basis: { tableVersion: string; clause: string } } }>());
  const engineSays = (outcome: EngineOutcome<{ deployed: DeployedResource[] }>, seen: string[] = []) => ({
    deployResources: (resources: readonly { name: string; content: Uint8Array }[]) => {
      seen.push(...resources.map(({ name, content }) => `${name} ${Buffer.from(content).toString()}`));
      return Promise.resolve(outcome);
    },
  });
  const takenAs = (version: number): EngineOutcome<{ deployed: DeployedResource[] }> => ({ ok: true, deployed: [{ kind: 'decision', id: 'timeLimits', version }] });
  const recomputeAll = async () => {
    const deps = { ...bench, recomputations: createDueRecomputations(bench.knex), openOrders: createOpenOrders(bench.knex), limitVersions: createLimitVersions(bench.knex) };
    while (await recomputeOpenDues(deps, 2)) continue;
  };

  it('a province sees its own rows and the national default, 国家局 all; each may change its own', async () => {
    const [own, all] = [await tableOf(hunan), await tableOf(nation)];
    expect(new Set(own.rows.map(({ provinceCode }) => provinceCode))).toEqual(new Set([null]));
    expect(own.rows.every(({ isOwn }) => !isOwn)).toBe(true);
    expect(all.rows.some(({ provinceCode, isOwn }) => provinceCode === '51' && isOwn)).toBe(true);
    expect(refusal(await hunan.post('/admin/limits/preview', { table: 'timeLimits', basedOn: 1, change: { kind: 'end', rowId: 'rule_beijing', lastDay: '2026-12-31' } }))).toEqual([404, 'not-found']);
    expect(refusal(await hunan.post('/admin/limits/preview', addition(1, { provinceCode: '44' })))).toEqual([422, 'validation-failed']);
    expect(refusal(await hunan.post('/admin/limits/preview', addition(1, { amount: 0 })))).toEqual([422, 'validation-failed']);
  });

  it('shows which open dues a change would move before anything is saved', async () => {
    const { acceptanceNo } = await orderWithDue();
    const { effect } = (await hunan.post('/admin/limits/preview', addition(1))).body as Preview;
    expect([effect.orders, effect.dues]).toEqual([1, 1]);
    expect(effect.moved).toMatchObject([{ acceptanceNo, name: 'order', from: '2026-12-14T16:00:00.000Z', to: '2026-12-07T16:00:00.000Z' }]);
    // Another type, another source, a later validity: nobody is touched.
    for (const row of [{ orderTypes: ['declaration'] }, { sources: ['petition'] }, { validFrom: '2027-01-01' }])
      expect(((await hunan.post('/admin/limits/preview', addition(1, row))).body as Preview).effect.orders).toBe(0);
    expect(await bench.knex('limit_table_version').where({ origin: 'page' })).toEqual([]);
  });

  it('saved, it waits for the engine; deployed, it is in force, and running dues keep the version they came from', async () => {
    const { id } = await orderWithDue();
    expect((await hunan.post('/admin/limits/versions', { ...addition(1), reason: '新办法施行', appliesToOpen: false })).status).toBe(202);
    const waiting = await tableOf(hunan);
    expect([waiting.inForce.revision, waiting.proposed?.revision]).toEqual([1, 2]);
    expect(refusal(await hunan.post('/admin/limits/versions', { ...addition(1, { amount: 9 }), reason: '再改', appliesToOpen: false }))).toEqual([409, 'limits-changed']);

    expect(await deployProposed({ ...bench, engine: engineSays({ ok: false, reason: 'unavailable', detail: 'away' }) })).toEqual([]);
    const seen: string[] = [];
    expect(await deployProposed({ ...bench, engine: engineSays(takenAs(2), seen) })).toMatchObject([{ revision: 2, decisionVersion: 2 }]);
    expect(seen.join()).toContain('《湖南省办法》第五条');
    const inForce = await tableOf(hunan);
    expect(inForce.inForce).toMatchObject({ revision: 2, decisionVersion: 2, reason: '新办法施行' });
    expect(inForce.rows.filter(({ isOwn }) => isOwn)).toMatchObject([{ amount: 10, clause: '《湖南省办法》第五条' }]);
    expect((await tableOf(await bench.person(units.guangdong, 'systemAdmin'))).rows.some(({ provinceCode }) => provinceCode === '43')).toBe(false);
    await recomputeAll();
    expect((await dueOf(id)).terms.basis.tableVersion).toBe('办理时限表第1版');
    expect((await bench.knex('audit_entry').whereIn('action', ['limits.changed', 'limits.deployed']).orderBy('id').pluck('action'))).toEqual(['limits.changed', 'limits.deployed']);
  });

  it('applied to open dues by the administrator, they follow with the version named, and the move is audited', async () => {
    const { rows } = await tableOf(hunan);
    const rowId = rows.find(({ isOwn }) => isOwn)?.id;
    const { id } = await orderWithDue();
    const change = { table: 'timeLimits', basedOn: 2, change: { kind: 'change', rowId, row: { ...hunanRow, amount: 5 } } };
    const before = await dueOf(id);
    expect((await hunan.post('/admin/limits/versions', { ...change, reason: '数字写错', appliesToOpen: true })).status).toBe(202);
    await deployProposed({ ...bench, engine: engineSays(takenAs(3)) });
    await recomputeAll();
    const after = await dueOf(id);
    expect([before.due_at.toISOString(), after.due_at.toISOString()]).toEqual(['2026-12-14T16:00:00.000Z', '2026-11-30T16:00:00.000Z']);
    expect(after.terms.basis).toEqual({ clause: '《湖南省办法》第五条', tableVersion: '办理时限表第3版' });
    const [entry] = await bench.knex('audit_entry').where({ order_id: id, action: 'due.moved' }).select<{ detail: object; actor_id: string }[]>('detail', 'actor_id');
    expect(entry).toMatchObject({ actor_id: hunan.id, detail: { due: 'order', cause: 'newLimits', to: '2026-11-30T16:00:00.000Z' } });
  });

  it('层级时限: an inner due and the reserve of the reviews above it move; 12345’s due doesn’t', async () => {
    const { id, acceptanceNo } = await orderWithDue();
    const terms = {
      startsAt: '2026-11-23T02:00:00.000Z', period: { limit: { amount: 8, unit: 'workingDay' } as const }, basis: { clause: '全国默认', tableVersion: '层级时限表第1版' },
      reserves: [{ name: '市级审核', limit: { amount: 1, unit: 'workingDay' } as const }], pauses: [], changes: [],
    }; // prettier-ignore
    await bench.inTransaction(async (repositories) => {
      const order = await repositories.orders.lock(id);
      if (order) await setDue(repositories, order, { name: 'unit', unitId: units.liuyang, delegationId: null, terms });
    });
    const row = { ...hunanRow, levels: ['county'], steps: ['unit'], amount: 4, startRule: 'reached' };
    const own = (await hunan.post('/admin/limits/preview', { table: 'levelBudgets', basedOn: 1, change: { kind: 'add', row } })).body as Preview;
    expect(own.effect.moved).toMatchObject([{ acceptanceNo, name: 'unit', to: '2026-11-27T16:00:00.000Z' }]);
    const review = { ...hunanRow, levels: ['city'], steps: ['review'], amount: 8, startRule: 'reached' };
    const reserved = (await hunan.post('/admin/limits/preview', { table: 'levelBudgets', basedOn: 1, change: { kind: 'add', row: review } })).body as Preview;
    expect(reserved.effect.moved).toMatchObject([{ acceptanceNo, name: 'unit' }]);
  });

  it('what the engine refuses is told with its reason and isn’t in force', async () => {
    const change = { kind: 'end', rowId: (await tableOf(hunan)).rows.find(({ isOwn }) => isOwn)?.id, lastDay: '2026-12-31' };
    await hunan.post('/admin/limits/versions', { table: 'timeLimits', basedOn: 3, change, reason: '办法废止', appliesToOpen: false });
    await deployProposed({ ...bench, engine: engineSays({ ok: false, reason: 'rejected', detail: 'no such expression' }) });
    expect(await tableOf(hunan)).toMatchObject({ inForce: { revision: 3 }, proposed: null, refusedLast: { problem: 'no such expression' } });
  });

  it('the history says who, when, why and what; a province reads its own changes', async () => {
    type History = { versions: { revision: number; reason: string; changes: { before: Row | null; after: Row | null }[] }[] };
    const { versions } = (await hunan.get('/admin/limits/versions?table=timeLimits')).body as History;
    expect(versions.map(({ revision, reason, changes }) => [revision, reason, changes.map(({ before, after }) => [before?.amount, after?.amount])])).toEqual([
      [4, '办法废止', [[5, 5]]], [3, '数字写错', [[10, 5]]], [2, '新办法施行', [[undefined, 10]]], [1, '部署文件', []],
    ]); // prettier-ignore
    const elsewhere = (await (await bench.person(units.guangdong, 'systemAdmin')).get('/admin/limits/versions?table=timeLimits')).body as History;
    expect(elsewhere.versions.map(({ revision }) => revision)).toEqual([1]);
  });

  it('the file in force is exported, and a release that doesn’t know it leaves it in force', async () => {
    const file = await hunan.get('/admin/limits/file?table=timeLimits');
    expect(file.headers['content-disposition']).toBe('attachment; filename="time-limits.dmn"');
    const dmn = Buffer.isBuffer(file.body) ? file.body.toString() : file.text;
    expect(dmn).toContain('《湖南省办法》第五条');
    const files = await readLimitFiles();
    const release = (changed: string | undefined, merged = new Map<string, number>()) =>
      bench.inTransaction(({ limitVersions }) =>
        deployFiles(limitVersions, { files: files.map((one) => (one.table === 'timeLimits' && changed !== undefined ? { ...one, dmn: changed } : one)), merged, at: bench.clock.now() }, (contents) => {
          sent = contents.get('time-limits.dmn');
          return Promise.resolve([{ kind: 'decision', id: 'timeLimits', version: 5 }, { kind: 'decision', id: 'levelBudgets', version: 1 }]);
        }),
      );
    let sent: string | undefined;
    expect(await release(undefined)).toMatchObject({ kind: 'deployed', kept: [expect.anything()] });
    expect(sent).toBe(dmn);
    expect((await tableOf(hunan)).inForce).toMatchObject({ revision: 3, decisionVersion: 5 });
    const edited = dmn.replace('第五条', '第六条');
    expect(await release(edited)).toMatchObject({ kind: 'refused' });
    expect(await release(edited, new Map([['timeLimits', 3]]))).toMatchObject({ kind: 'deployed', kept: [] });
    expect((await tableOf(hunan)).inForce).toMatchObject({ revision: 5, origin: 'file' });
  });
});
