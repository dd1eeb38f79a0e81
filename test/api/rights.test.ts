import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workbenchOperations } from '../../api/contract/workbench/operations.ts';
import { rightList, type Right } from '../../domain/user/right.ts';
import type { UnitLevel } from '../../domain/unit/unit.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, type Person, type Workbench } from '../support/workbench.ts';
import { ofNoRole, rightsRows, type RightsRow } from './rights/rows.ts';
import { makeWorld, unitOf, type Extras, type World } from './rights/world.ts';

type Actor = { name: string; person: Person; right: Right | 'every'; level: UnitLevel; /** What of the order's world is there for them. */ sees: 'order' | 'unit' | 'nothing' };

/** Who sees no order at all. */
const besideOrders: readonly Right[] = ['systemAdmin', 'securityAdmin', 'auditAdmin', 'knowledgeEditor'];
const everyRight = ['handler', 'reviewer', 'supervisor', 'operator', 'unseal'] as const;

/** What an actor must get: `allowed` is everything but being told that it isn't there or not theirs. */
function expected({ about, may, namesNothing }: RightsRow, { right, level, sees }: Actor): 'allowed' | 403 | 404 {
  if ((about === 'order' && sees !== 'order') || (about === 'unit' && sees === 'nothing')) return 404;
  const isAllowed = may === 'everyone' || (right !== 'every' && may[right]?.includes(level));
  return !isAllowed ? 403 : namesNothing ? 404 : 'allowed';
}

describe('rights', () => {
  let bench: Workbench;
  let actors: Actor[];
  let extras: Extras;
  beforeAll(async () => {
    bench = await openWorkbench();
    const barred = await bench.person(units.hunan, everyRight, '-barred');
    extras = { uploader: await bench.person(units.liuyang, 'handler'), barredUserId: barred.id };
    actors = [{ name: '须回避的省级人员', person: barred, right: 'every', level: 'province', sees: 'unit' }];
    for (const [level, unitId] of Object.entries(unitOf) as [UnitLevel, string][])
      for (const right of rightList)
        actors.push({ name: `${level} ${right}`, person: await bench.person(unitId, right), right, level, sees: besideOrders.includes(right) ? 'unit' : 'order' });
    for (const [level, unitId] of [['province', units.guangdong], ['city', units.zhuzhou], ['county', units.ningxiang]] as const)
      actors.push({ name: `其他地区 ${level}`, person: await bench.person(unitId, everyRight), right: 'every', level, sees: 'nothing' });
  }, 60_000);
  afterAll(() => bench.close());

  const ask = async (id: string, row: RightsRow, world: World, { person }: Actor): Promise<'allowed' | number> => {
    const operation = workbenchOperations.find(({ operationId }) => operationId === id);
    if (!operation) throw new Error(`no operation ${id}`);
    const path = row.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => world[name as keyof World]);
    const { status } = await person.send(operation.method as 'get', path, operation.method === 'get' ? undefined : row.body);
    return [401, 403, 404].includes(status) ? status : 'allowed';
  };

  it('are stated for every operation', () => {
    const operations = workbenchOperations.map(({ operationId }) => operationId).filter((id) => !ofNoRole.includes(id));

    expect(Object.keys(rightsRows).sort()).toEqual(operations.sort());
  });

  it.each(Object.entries(rightsRows))('%s', async (id, row) => {
    const shared = await makeWorld(bench, row.scene ?? {}, extras);
    // What is about nothing yet, another region does for itself.
    const concerned = row.about === 'nothing' && row.may !== 'everyone' ? actors.filter(({ right }) => right !== 'every') : actors;
    const asked = concerned.filter((actor) => !(row.isEndless && expected(row, actor) === 'allowed'));
    const answers: [string, 'allowed' | number][] = [];
    for (const actor of asked.filter((one) => expected(row, one) !== 'allowed')) answers.push([actor.name, await ask(id, row, shared, actor)]);
    const traces = await bench.knex('audit_entry').where('order_id', shared.orderId).pluck('action');
    // What one of them has done may be what the next comes too late for: each acts in a world of their own.
    for (const actor of asked.filter((one) => expected(row, one) === 'allowed'))
      answers.push([actor.name, await ask(id, row, row.path.includes('{') ? await makeWorld(bench, row.scene ?? {}, extras) : shared, actor)]);

    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(asked.map((actor) => [actor.name, expected(row, actor)])));
    expect(traces).toEqual([]);
  });
});
