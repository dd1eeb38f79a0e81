import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { indexNames } from '../../infra/postgres/index-names.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

describe('search by name', () => {
  let bench: Workbench;
  let handler: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    handler = await bench.person(units.hunan, 'handler');
  });
  afterAll(() => bench.close());
  const found = async (who: Person, personName: string) => ((await who.post('/orders/search', { personName })).body as { orders: { id: string }[] }).orders.map(({ id }) => id);

  it('finds the whole name, however its dots, spaces and width are written; never a part of it', async () => {
    const { id } = await acceptOrderOf(bench, { personName: '阿依古丽·买买提' });
    await acceptOrderOf(bench, { personName: '阿依古丽' });

    for (const written of ['阿依古丽·买买提', '阿依古丽•买买提', ' 阿依古丽．买买提 ']) expect(await found(handler, written)).toEqual([id]);
    expect(await found(handler, '买买提')).toEqual([]);
  });

  it('finds sealed orders for who may unseal only', async () => {
    const { id } = await acceptOrderOf(bench, { personName: '钱多多', anonymous: true });
    const unsealer = await bench.person(units.hunan, ['handler', 'unseal']);

    expect(await found(handler, '钱多多')).toEqual([]);
    expect(await found(unsealer, '钱多多')).toEqual([id]);
  });

  it('stays within the scope of who asks', async () => {
    await acceptOrderOf(bench, { personName: '孙小圣' });
    const elsewhere = await bench.person(units.guangdong, 'handler');

    expect(await found(elsewhere, '孙小圣')).toEqual([]);
  });

  it('refuses a single character', async () => {
    expect(refusal(await handler.post('/orders/search', { personName: '王' }))).toEqual([422, 'validation-failed']);
  });

  it('is told to the audit of an export as asked for, without the name', async () => {
    await handler.post('/orders/export', { personName: '阿依古丽' });

    const [entry] = await bench.knex('audit_entry').where('action', 'orders.exported').select<{ detail: object }[]>('detail');
    expect(entry?.detail).toMatchObject({ criteria: { personName: true } });
  });

  it('finds orders of before once they are indexed; one that no key opens stands in nobody’s way', async () => {
    const old = [await acceptOrderOf(bench, { personName: '李老根' }), await acceptOrderOf(bench, { personName: '李老根' })].map(({ id }) => id);
    const broken = await acceptOrderOf(bench, { personName: '李老根' });
    await bench.knex('work_order').whereIn('id', [...old, broken.id]).update({ person_name_index: null });
    await bench.knex('work_order').where('id', broken.id).update({ person_name_enc: Buffer.from('not ciphertext') });
    expect(await found(handler, '李老根')).toEqual([]);

    let [after, indexed, unreadable]: [string | undefined, number, number] = [undefined, 0, 0];
    for (let batch = await indexNames(bench, { after, limit: 2 }); batch.last !== undefined; batch = await indexNames(bench, { after, limit: 2 })) {
      after = batch.last;
      indexed += batch.indexed;
      unreadable += batch.unreadable;
    }

    expect([indexed, unreadable]).toEqual([2, 1]);
    expect((await found(handler, '李老根')).sort()).toEqual(old.sort());
    await bench.knex('work_order').where('id', broken.id).delete();
  });
});
