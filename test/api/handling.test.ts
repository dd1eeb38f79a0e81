import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkItemKind } from '../../domain/work-item/kinds.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertRegions } from '../builders/region.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

describe('handling an order', () => {
  let bench: Workbench;
  let province: Person;
  let city: Person;
  let county: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    await insertRegions(bench.knex);
    province = await bench.person(units.hunan, 'handler');
    city = await bench.person(units.changsha, 'handler');
    county = await bench.person(units.liuyang, 'handler');
  });
  afterAll(() => bench.close());

  const handled = (change: Parameters<typeof acceptOrderOf>[1] = {}) => acceptOrderOf(bench, { status: 'in_handling', ...change });
  const commands = (orderId: string) => bench.knex('engine_command').where('order_id', orderId).orderBy('position').select<{ kind: string; name: string; payload: { variables: object; correlationKey?: string } }[]>();
  const lastCommand = async (orderId: string) => (await commands(orderId)).at(-1);
  const row = (orderId: string) => bench.knex('work_order').where('id', orderId).first<{ status: string; handling_unit_id: string | null; flags: string[]; region_code: string }>();

  /** Delegates by an item opened and claimed for it. */
  const delegate = async (who: Person, kind: WorkItemKind, orderId: string, from: string, to: string) => {
    const item = await bench.claimed(who, kind, orderId, from);
    return who.post(`/work-items/${item.id}/delegation`, { toUnitId: to });
  };
  const down = async (orderId: string) => {
    await delegate(province, 'province-intake', orderId, units.hunan, units.changsha);
    await delegate(city, 'city-intake', orderId, units.changsha, units.liuyang);
  };

  describe('初审', () => {
    it('bars the accused unit and person, corrects the region and keeps the note for people only', async () => {
      const order = await acceptOrderOf(bench);
      const accused = await bench.person(units.hunan, 'reviewer', '-accused');
      const item = await bench.claimed(province, 'initial-review', order.id, units.hunan);

      const response = await province.post(`/work-items/${item.id}/initial-review`, {
        accusedUnitIds: [units.liuyang],
        accusedUserIds: [accused.id],
        regionCode: '430182',
        note: '反映对象涉及浏阳市局',
      });

      expect(response.status).toBe(204);
      expect(await row(order.id)).toMatchObject({ status: 'in_handling', region_code: '430182000000' });
      expect((await accused.get(`/orders/${order.id}`)).status).toBe(404);
      expect(refusal(await delegate(province, 'province-intake', order.id, units.hunan, units.changsha))).toEqual([204, undefined]);
      expect(refusal(await delegate(city, 'city-intake', order.id, units.changsha, units.liuyang))).toEqual([422, 'unit-barred']);
      expect(JSON.stringify(await bench.knex('audit_entry').where('order_id', order.id))).not.toContain('浏阳市局');
    });

    it.each([
      ['the province itself', { accusedUnitIds: [units.hunan] }, '/accusedUnitIds/0'],
      ['a unit of another province', { accusedUnitIds: [units.changsha, units.dongguan] }, '/accusedUnitIds/1'],
      ['a region of another province', { regionCode: '440106' }, '/regionCode'],
      ['an unknown region', { regionCode: '439999' }, '/regionCode'],
    ])('refuses to name %s', async (_what, body, pointer) => {
      const order = await acceptOrderOf(bench);
      const item = await bench.claimed(province, 'initial-review', order.id, units.hunan);

      const response = await province.post(`/work-items/${item.id}/initial-review`, body);

      expect(response.status).toBe(422);
      expect((response.body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)).toEqual([pointer]);
      expect(await bench.knex('order_barring').where('order_id', order.id)).toEqual([]);
    });

    it('is told which regions the text may mean, the likeliest first (P1.5)', async () => {
      const order = await acceptOrderOf(bench, { regionCode: undefined, regionText: '长沙浏阳市沿溪' });
      const coded = await acceptOrderOf(bench);
      const candidatesAt = async (orderId: string, kind: WorkItemKind) => {
        const item = await bench.claimed(province, kind, orderId, units.hunan);
        return ((await province.get(`/work-items/${item.id}`)).body as { regionCandidates: { code: string; fullName: string; confidence: number }[] }).regionCandidates;
      };

      const [best, ...others] = await candidatesAt(order.id, 'initial-review');
      expect(best).toMatchObject({ code: '430181107000', fullName: '湖南省长沙市浏阳市沿溪镇' });
      for (const { confidence } of others) expect(confidence).toBeLessThanOrEqual(best?.confidence ?? 0);
      expect(await candidatesAt(coded.id, 'initial-review')).toEqual([]);
      expect(await candidatesAt(order.id, 'province-intake')).toEqual([]);
    });

    it('names the accused of complaints only', async () => {
      const order = await acceptOrderOf(bench, { type: 'consultation' });
      const item = await bench.claimed(province, 'initial-review', order.id, units.hunan);

      expect(refusal(await province.post(`/work-items/${item.id}/initial-review`, { accusedUnitIds: [units.changsha] }))).toEqual([422, 'validation-failed']);
    });
  });

  describe('category 8', () => {
    it('stays at the province until its supervisor releases it', async () => {
      const order = await handled({ problemCategory: 8 });
      const supervisor = await bench.person(units.hunan, 'supervisor');
      const item = await bench.claimed(province, 'province-intake', order.id, units.hunan);
      const offered = async () => ((await province.get(`/work-items/${item.id}`)).body as { availableActions: string[] }).availableActions;

      const held = await province.post(`/work-items/${item.id}/delegation`, { toUnitId: units.changsha });
      const before = await offered();
      const released = await supervisor.post(`/orders/${order.id}/case-release`, { reason: '已移送线索，可转办' });
      const again = await supervisor.post(`/orders/${order.id}/case-release`, { reason: '再次' });

      expect([refusal(held), released.status, refusal(again)]).toEqual([[409, 'case-held-at-province'], 204, [409, 'order-state-conflict']]);
      expect([before, await offered()]).toEqual([
        ['release', 'handle', 'referCase', 'handBack'],
        ['release', 'handle', 'delegate', 'referCase', 'handBack'],
      ]);
      expect((await province.post(`/work-items/${item.id}/delegation`, { toUnitId: units.changsha })).status).toBe(204);
    });
  });

  describe('退回', () => {
    it.each([
      ['city-intake', 'handBack'],
      ['investigation', 'handedBack'],
    ] as const)('from %s goes to the delegating unit at once', async (kind, outcome) => {
      const order = await handled();
      await down(order.id);
      const [who, unit, returnTo] = kind === 'city-intake' ? ([city, units.changsha, 'province'] as const) : ([county, units.liuyang, 'city'] as const);
      const item = await bench.claimed(who, kind, order.id, unit);

      const response = await who.post(`/work-items/${item.id}/hand-back`, { reason: '不属本单位职责' });

      expect(response.status).toBe(204);
      expect((await lastCommand(order.id))?.payload.variables).toEqual({ outcome, returnTo });
      const ended = await bench.knex('delegation').where({ order_id: order.id, to_unit_id: unit }).first<{ end_kind: string }>();
      expect(ended.end_kind).toBe('handed_back');
      const page = await who.get(`/orders/${order.id}`);
      expect([page.status, (page.body as { partUntil: string | null }).partUntil]).toEqual([200, bench.clock.now().toISOString()]);
    });

    it('from the province’s own intake goes to 初审', async () => {
      const order = await handled();
      const item = await bench.claimed(province, 'province-intake', order.id, units.hunan);

      await province.post(`/work-items/${item.id}/hand-back`, { reason: '类别有误' });

      expect((await lastCommand(order.id))?.payload.variables).toEqual({ outcome: 'handBackToReview' });
      expect((await row(order.id)).status).toBe('pending_review');
    });

    it('from the province’s own handling goes to its intake', async () => {
      const order = await handled();
      await bench.knex('work_order').where('id', order.id).update({ handling_unit_id: units.hunan });
      const item = await bench.claimed(province, 'investigation', order.id, units.hunan);

      await province.post(`/work-items/${item.id}/hand-back`, { reason: '改由市级办理' });

      expect((await lastCommand(order.id))?.payload.variables).toEqual({ outcome: 'handedBack', returnTo: 'province' });
      expect((await row(order.id)).handling_unit_id).toBeNull();
    });

    it('leaves one more try with the same unit, then the upper unit must decide otherwise', async () => {
      const order = await handled();
      const answers: unknown[] = [];
      for (let round = 0; round < 2; round += 1) {
        await delegate(province, 'province-intake', order.id, units.hunan, units.changsha);
        const item = await bench.claimed(city, 'city-intake', order.id, units.changsha);
        answers.push((await city.post(`/work-items/${item.id}/hand-back`, { reason: '不属本单位职责' })).status);
      }
      const third = await delegate(province, 'province-intake', order.id, units.hunan, units.changsha);
      const other = await delegate(province, 'province-intake', order.id, units.hunan, units.zhuzhou);

      expect([answers, refusal(third), other.status]).toEqual([[204, 204], [409, 'hand-back-limit-reached'], 204]);
    });

    it('needs a reason', async () => {
      const order = await handled();
      const item = await bench.claimed(province, 'province-intake', order.id, units.hunan);

      expect(refusal(await province.post(`/work-items/${item.id}/hand-back`, { reason: '  ' }))).toEqual([422, 'validation-failed']);
    });
  });

  describe('收回', () => {
    it('by the province ends everything below and tells the process, whose worker finds the way back', async () => {
      const order = await handled();
      await down(order.id);
      const item = await bench.claimed(county, 'investigation', order.id, units.liuyang);
      await county.put(`/work-items/${item.id}/investigation`, { findings: '初步了解' });

      const response = await province.post(`/orders/${order.id}/recall`, { reason: '改由省级直接办理' });

      expect(response.status).toBe(204);
      expect(await bench.knex('delegation').where('order_id', order.id).orderBy('delegated_at').pluck('end_kind')).toEqual(['recalled', 'recalled']);
      expect(await bench.knex('work_item').where('id', item.id).pluck('state')).toEqual(['closed']);
      const command = await lastCommand(order.id);
      expect(command).toMatchObject({ kind: 'message', name: 'handling.recalled', payload: { correlationKey: `${order.id}:1`, variables: {} } });
      expect(refusal(await county.post(`/work-items/${item.id}/hand-back`, { reason: '晚了' }))).toEqual([409, 'work-item-closed']);
      const page = (await province.get(`/orders/${order.id}`)).body as { history: { reports: { content: { findings: string } }[] } };
      expect(page.history.reports.map(({ content }) => content.findings)).toEqual(['初步了解']);
    });

    it('by the city takes it from the county only', async () => {
      const order = await handled();
      await down(order.id);

      await city.post(`/orders/${order.id}/recall`, { reason: '改派宁乡' });

      expect(await bench.knex('delegation').where('order_id', order.id).orderBy('delegated_at').pluck('end_kind')).toEqual([null, 'recalled']);
      const levels = await bench.inTransaction(async ({ delegations }) => {
        const ids = (await bench.knex('engine_command').where({ order_id: order.id, name: 'handling.recalled' }).pluck('id')) as string[];
        return Promise.all(ids.map((id) => delegations.recallingLevel(id)));
      });
      expect(levels).toEqual(['city']);
    });

    it('is refused where nothing is delegated, and once the report is handed in', async () => {
      const [idle, reviewed] = [await handled(), await handled()];
      await down(reviewed.id);
      await bench.knex('work_order').where('id', reviewed.id).update({ status: 'under_report_review' });

      expect(refusal(await province.post(`/orders/${idle.id}/recall`, { reason: '收回' }))).toEqual([409, 'order-state-conflict']);
      expect(refusal(await province.post(`/orders/${reviewed.id}/recall`, { reason: '收回' }))).toEqual([409, 'report-submitted']);
    });
  });

  describe('a contact during the handling', () => {
    it('is logged by the handling unit only, and not in the future', async () => {
      const order = await handled();
      await bench.knex('work_order').where('id', order.id).update({ handling_unit_id: units.hunan });
      const contact = (contactedAt: string) => ({ contactedAt, method: 'visit', note: '到村了解情况' });

      expect((await province.post(`/orders/${order.id}/contacts`, contact('2026-11-22T09:00:00+08:00'))).status).toBe(204);
      expect(refusal(await province.post(`/orders/${order.id}/contacts`, contact('2026-12-31T09:00:00+08:00')))).toEqual([422, 'validation-failed']);
      await bench.knex('work_order').where('id', order.id).update({ handling_unit_id: units.changsha });
      expect(refusal(await province.post(`/orders/${order.id}/contacts`, contact('2026-11-22T09:00:00+08:00')))).toEqual([409, 'order-state-conflict']);
    });
  });
});
