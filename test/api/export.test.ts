import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import request from 'supertest';
import { acceptOrderOf, person } from '../builders/accepted-order.ts';
import { chinaTime } from '../builders/china-time.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { testPassword, units } from '../builders/organisation.ts';
import { openWorkbench, ownHeaders, refusal, type Person, type Workbench } from '../support/workbench.ts';

describe('Excel export of a search', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(() => bench.close());
  const exportAs = async ({ login }: Person, criteria: object) => {
    const session = await request(bench.app).post('/api/workbench/session').set(ownHeaders).send({ login, password: testPassword });
    return request(bench.app)
      .post('/api/workbench/orders/export')
      .set(ownHeaders)
      .set('Cookie', session.get('Set-Cookie')?.[0]?.split(';')[0] ?? '')
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .send(criteria);
  };
  const rowsOf = async (file: Buffer) => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(file as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    const rows: string[][] = [];
    workbook.worksheets[0]?.eachRow((row) => rows.push(Array.from((row.values as (string | null)[]).slice(1), (value) => value ?? '')));
    return rows;
  };

  it('holds what the search finds, headed in Chinese, nothing personal, and is in the trail', async () => {
    const handler = await bench.person(units.hunan, 'handler');
    const order = await acceptOrderOf(bench, { platformOrderNo: null });
    await acceptOrderOf(bench, { type: 'consultation' });
    await acceptOrderOf(bench, { provinceCode: units.guangdong });

    const answer = await exportAs(handler, { types: ['complaint'] });

    const rows = await rowsOf(answer.body as Buffer);
    expect(rows[0]?.slice(0, 4)).toEqual(['受理编号', '平台工单编号', '类型', '状态']);
    expect(rows.slice(1).map((row) => [row[0], row[2], row[5]])).toEqual([[order.acceptanceNo, '投诉举报', '危房改造']]);
    expect(JSON.stringify(rows)).not.toContain(person.personName);
    const [entry] = await bench.knex('audit_entry').where({ action: 'orders.exported' }).select<{ actor_id: string; detail: object }[]>('actor_id', 'detail');
    expect(entry).toEqual({ actor_id: handler.id, detail: { criteria: { types: ['complaint'] }, atMost: 10_000 } });
  });

  it('says how far each order has come: step, unit, who has it, its due and whether that is past, how often it was urged', async () => {
    const supervisor = await bench.person(units.hunan, 'supervisor');
    const waiting = await acceptOrderOf(bench, { type: 'declaration' });
    await bench.knex('work_order').where('id', waiting.id).update({ reminders: 2 });
    await insertWorkItem(bench.knex, { orderId: waiting.id, kind: 'household-check', unitId: units.liuyang, dueAt: chinaTime('2026-11-22 24:00') });
    await insertWorkItem(bench.knex, { orderId: waiting.id, kind: 'extension-sending', unitId: units.hunan, dueAt: chinaTime('2026-11-30 10:00') });
    const idle = await acceptOrderOf(bench, { type: 'declaration', acceptedAt: chinaTime('2026-11-01 10:00') });

    const rows = await rowsOf((await exportAs(supervisor, { types: ['declaration'] })).body as Buffer);

    expect(rows[0]?.slice(11)).toEqual(['当前环节', '所在单位', '签收人', '环节期限', '是否超期', '催办次数']);
    expect(rows.slice(1).map((row) => [row[0], ...row.slice(11)])).toEqual([
      [waiting.acceptanceNo, '入户核查', '浏阳市12317', '待签收', '2026-11-22 24:00', '超期', 2], [idle.acceptanceNo, '', '', '', '', '', 0],
    ]); // prettier-ignore
  });

  it('keeps a phone out of the trail', async () => {
    await exportAs(await bench.person(units.hunan, 'handler'), { phone: person.phone });

    expect(JSON.stringify(await bench.knex('audit_entry').where({ action: 'orders.exported' }).pluck('detail'))).not.toContain(person.phone);
  });

  it.each(['systemAdmin', 'securityAdmin', 'auditAdmin'] as const)('%s sees no order: neither in a file nor in a list', async (right) => {
    const admin = await bench.person(units.hunan, right);

    expect(refusal(await admin.post('/orders/export', {}))).toEqual([403, 'right-required']);
    expect((await admin.post('/orders/search', {})).body).toMatchObject({ orders: [], total: 0 });
  });
});
