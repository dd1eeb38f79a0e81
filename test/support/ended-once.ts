import { expect } from '@jest/globals';
import type { Knex } from 'knex';
import { connectEngine } from '../../infra/engine/engine-client.ts';
import { checkDatabase } from '../../scripts/invariants/database-invariants.ts';
import { playOrderToEnd, type PlayOptions } from '../../simulator/play-handlers.ts';
import { eventually } from './eventually.ts';
import { callbacksOf } from './play.ts';
import type { TestProduct } from './product.ts';

/** Plays orders to their end as people do whose page sometimes fails: they look again and go on. */
export async function playPatiently(product: TestProduct, acceptanceNos: readonly string[], options: PlayOptions = {}): Promise<void> {
  const deadline = Date.now() + 90_000;
  const play = async (acceptanceNo: string): Promise<void> => {
    try {
      await playOrderToEnd(product.office, acceptanceNo, { timeoutMs: 60_000, ...options });
    } catch (problem) {
      if (Date.now() > deadline) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 300));
      await play(acceptanceNo);
    }
  };
  await Promise.all(acceptanceNos.map(play));
}

const endsOf = (database: Knex, acceptanceNos: readonly string[]) =>
  database('work_order as o')
    .leftJoin('audit_entry as a', (join) => void join.on('a.order_id', 'o.id').andOnVal('a.to_status', 'completed'))
    .whereIn('o.acceptance_no', acceptanceNos)
    .groupBy('o.id')
    .select<{ acceptance_no: string; status: string; ends: number }[]>('o.acceptance_no', 'o.status', database.raw('count(a.id)::int as ends'));

/**
 * Every accepted order has ended exactly once: in the database, at the engine (no instance is left) and at 12345 (one
 * verified result each, nothing strange); no alarm was raised, and everything that must hold of the database holds.
 */
export async function expectEachEndedOnce(product: TestProduct, acceptanceNos: readonly string[]): Promise<void> {
  const { database } = product;
  const ended = await endsOf(database, acceptanceNos);
  expect(ended.toSorted((a, b) => (a.acceptance_no < b.acceptance_no ? -1 : 1))).toEqual(
    acceptanceNos.toSorted().map((acceptance_no) => ({ acceptance_no, status: 'completed', ends: 1 })),
  );

  const runs = await database('order_run as r').join('work_order as o', 'o.id', 'r.order_id').whereIn('o.acceptance_no', acceptanceNos)
    .select<{ process_instance_key: string }[]>('r.process_instance_key');
  expect(runs).toHaveLength(acceptanceNos.length);
  const engine = connectEngine(product.engine().gatewayAddress);
  try {
    for (const { process_instance_key: key } of runs)
      await eventually('the instance to be gone', async () => {
        const probe = await engine.setVariables({ elementInstanceKey: key, variables: {}, local: true });
        return !probe.ok && probe.reason === 'notFound';
      });
  } finally {
    await engine.close();
  }

  const results = acceptanceNos.map((acceptanceNo) => callbacksOf(product, acceptanceNo).filter(({ kind }) => kind === 'result'));
  expect(results.map((list) => list.map(({ verification, surprises }) => ({ verification, surprises })))).toEqual(
    acceptanceNos.map(() => [{ verification: 'verified', surprises: [] }]),
  );
  expect(await database('audit_entry').where('action', 'engineCommand.jobMissing').pluck('order_id')).toEqual([]);
  await expectInvariants(product);
}

/** Everything that must hold of the database holds. */
export async function expectInvariants(product: Pick<TestProduct, 'database'>): Promise<void> {
  const findings = await checkDatabase(product.database);
  expect(findings.flatMap(({ invariant, violations }) => violations.map((violation) => `${invariant} ${violation}`))).toEqual([]);
}
