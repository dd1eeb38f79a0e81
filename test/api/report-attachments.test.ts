import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

const report = {
  investigatedAt: '2026-11-20T09:00:00+08:00',
  investigators: [{ name: '赵六', duty: '科员', phone: '0731-84210000' }],
  findings: '经核实属实。',
  truthfulness: 'true',
};

describe('attachments of a report', () => {
  let bench: Workbench;
  let handler: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    handler = await bench.person(units.hunan, 'handler');
  });
  afterAll(() => bench.close());

  const upload = async (who: Person, name = '调查报告.txt', content = '走访记录') => {
    const response = await who.upload(name, content);
    if (response.status !== 201) throw new Error(response.text);
    return (response.body as { attachmentId: string }).attachmentId;
  };
  const investigation = async () => {
    const order = await acceptOrderOf(bench, { status: 'in_handling' });
    return { order, item: await bench.claimed(handler, 'investigation', order.id, units.hunan) };
  };
  const open = (who: Person, orderId: string, attachmentId: string) => who.get(`/orders/${orderId}/attachments/${attachmentId}`);

  it('are uploaded, handed in with the report and opened by those who may see the order', async () => {
    const { order, item } = await investigation();
    const attachmentId = await upload(handler);
    const submitted = await handler.post(`/work-items/${item.id}/investigation`, { ...report, attachmentIds: [attachmentId] });

    const opened = await open(await bench.person(units.hunan, 'reviewer'), order.id, attachmentId);

    expect(submitted.status).toBe(200);
    expect([opened.status, (opened.body as Buffer).toString('utf8')]).toEqual([200, '走访记录']);
    expect(opened.get('Content-Disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('调查报告.txt')}`);
    expect((await bench.knex('audit_entry').where('order_id', order.id).orderBy('id').pluck('action')).at(-1)).toBe('attachment.opened');
    const { body } = (await handler.get(`/orders/${order.id}`)) as { body: { order: { attachments: object[] }; availableActions: string[] } };
    expect(body.order.attachments).toMatchObject([{ id: attachmentId, fileName: '调查报告.txt', sizeBytes: 12 }]);
    expect(body.availableActions).toContain('openFile');
  });

  it('can be used again by the next version, whoever writes it', async () => {
    const { order, item } = await investigation();
    const attachmentId = await upload(handler);
    await handler.post(`/work-items/${item.id}/investigation`, { ...report, attachmentIds: [attachmentId] });
    await bench.knex('investigation_report').where('order_id', order.id).update({ state: 'sent_back' });
    await bench.knex('work_order').where('id', order.id).update({ status: 'in_handling' });
    const colleague = await bench.person(units.hunan, 'handler', '-2');
    const again = await bench.claimed(colleague, 'investigation', order.id, units.hunan);

    expect((await colleague.post(`/work-items/${again.id}/investigation`, { ...report, attachmentIds: [attachmentId] })).body).toEqual({ version: 2 });
  });

  it('of another person or order are refused', async () => {
    const colleague = await bench.person(units.hunan, 'handler', '-2');
    const [one, other] = [await investigation(), await investigation()];
    const own = await upload(handler);
    await handler.post(`/work-items/${one.item.id}/investigation`, { ...report, attachmentIds: [own] });
    const send = async (attachmentId: string) => refusal(await handler.post(`/work-items/${other.item.id}/investigation`, { ...report, attachmentIds: [attachmentId] }));

    expect(await send(await upload(colleague))).toEqual([409, 'attachment-not-ready']);
    expect(await send(own)).toEqual([409, 'attachment-not-ready']);
    expect(refusal(await open(handler, other.order.id, own))).toEqual([404, 'not-found']);
  });

  it('keep the call of a sealed order to those who may unseal', async () => {
    const order = await acceptOrderOf(bench, { status: 'in_handling', confidential: true });
    const attachmentId = await upload(handler, '通话录音.txt');
    await bench.knex('attachment').where('id', attachmentId).update({ order_id: order.id, media_type: 'audio/mpeg' });

    expect(refusal(await open(handler, order.id, attachmentId))).toEqual([403, 'right-required']);
    expect((await open(await bench.person(units.hunan, ['handler', 'unseal']), order.id, attachmentId)).status).toBe(200);
  });

  it('need a name and raw bytes, and a session', async () => {
    const typed = await handler.post('/attachments', { name: 'x' });
    const unnamed = await handler.upload('', 'x');
    const strange = await handler.upload('程序.exe', 'MZ');
    const anonymous = await request(bench.app).post('/api/workbench/attachments').set('X-Requested-With', '12317').send();

    expect([typed, unnamed, strange, anonymous].map(refusal)).toEqual([
      [415, 'unsupported-media-type'],
      [422, 'validation-failed'],
      [422, 'attachment-type-refused'],
      [401, 'authentication-required'],
    ]);
    expect(refusal(await open(handler, randomUUID(), randomUUID()))).toEqual([404, 'not-found']);
  });
});
