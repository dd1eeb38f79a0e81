import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { insertRegions } from '../builders/region.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Units = { units: { id: string; name: string; level: string; parentId: string | null; phone: string | null; inUse: boolean }[]; actions: string[] };
type Refusal = { detail: string; errors?: { pointer: string; detail: string }[] };

describe('units and platforms of a province', () => {
  let bench: Workbench;
  let system: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    await insertRegions(bench.knex);
    system = await bench.person(units.hunan, 'systemAdmin');
  }, 60_000);
  afterAll(() => bench.close());
  const lastAudit = async (action: string) => (await bench.knex('audit_entry').where({ action }).orderBy('id', 'desc').select<{ detail: Record<string, unknown> }[]>('detail'))[0]?.detail;
  const create = (regionCode: string, more: object = {}) => system.post('/admin/units', { regionCode, name: '新单位', ...more });

  it('opens a unit at the place that its region gives it', async () => {
    expect((await create('430112', { name: '望城区12317', phone: '0731-88000000' })).body).toEqual({ unitId: '430112000000' });
    const found = (await system.get(`/admin/units?term=${encodeURIComponent('望城')}`)).body as Units;
    expect(found.units).toMatchObject([{ id: '430112000000', level: 'county', parentId: units.changsha, phone: '0731-88000000', inUse: true }]);
    expect(await lastAudit('unit.created')).toEqual({ unitId: '430112000000', name: '望城区12317', level: 'county', parentId: units.changsha });

    const nation = await bench.person(units.national, 'systemAdmin');
    // 省直辖县: no city stands between.
    await nation.post('/admin/units', { regionCode: '420000', name: '湖北省12317' });
    await nation.post('/admin/units', { regionCode: '429004', name: '仙桃市12317' });
    const below = (await nation.get('/admin/units?parentId=420000000000')).body as Units;
    expect(below.units).toMatchObject([{ id: '429004000000', level: 'county', parentId: '420000000000' }]);
  });

  it.each([
    ['a region that is there twice', '430181', {}, [409, 'unit-exists']],
    ['no such region', '430199', {}, [422, 'region-unknown']],
    ['a township', '430181107', {}, [422, 'validation-failed']],
    ['a row that only groups', '500200', {}, [404, 'not-found']],
    ['another province', '440300', {}, [404, 'not-found']],
    ['a unit above that the region does not allow', '430121', { parentId: units.zhuzhou }, [422, 'validation-failed']],
    ['no unit above', '430321', {}, [422, 'validation-failed']],
    ['no code at all', 'abc', {}, [422, 'validation-failed']],
    ['a bad phone', '430121', { phone: '12' }, [422, 'validation-failed']],
  ] as const)('refuses %s and keeps nothing', async (_, regionCode, more, refused) => {
    const before = await bench.knex('unit').count();
    expect(refusal(await create(regionCode, more))).toEqual(refused);
    expect(await bench.knex('unit').count()).toEqual(before);
  });

  it('names what keeps a unit from being closed or moved, and closes it when that is done', async () => {
    const { id } = await acceptOrderOf(bench, { status: 'in_handling' });
    const item = await insertWorkItem(bench.knex, { orderId: id, kind: 'county-intake', unitId: units.liuyang });
    await bench.knex('work_order').where({ id }).update({ handling_unit_id: units.liuyang });
    const close = () => system.put(`/admin/units/${units.liuyang}`, { inUse: false });

    expect(((await close()).body as Refusal).detail).toBe('该单位还有待办任务 1 项、在办工单 1 件，不能停用。请先办结、收回、退回，下级单位和平台先停用。');
    expect(refusal(await system.put(`/admin/units/${units.liuyang}`, { parentId: units.hunan }))).toEqual([409, 'unit-has-open-work']);
    expect(((await system.put(`/admin/units/${units.changsha}`, { inUse: false })).body as Refusal).detail).toContain('在用的下级单位');

    await bench.knex('work_item').where('id', item.id).update({ state: 'closed', ended_at: bench.clock.now() });
    await bench.knex('work_order').where({ id }).update({ status: 'completed', ended_at: bench.clock.now() });
    expect((await close()).status).toBe(204);
    expect(await lastAudit('unit.changed')).toEqual({ unitId: units.liuyang, before: { inUse: true }, after: { inUse: false } });
    expect((await system.put(`/admin/units/${units.liuyang}`, { inUse: true, parentId: units.hunan, phone: '0731-83000000', name: '浏阳市乡村振兴服务中心' })).status).toBe(204);
    expect(await bench.knex('unit').where('id', units.liuyang).select('name', 'phone', 'parent_id', 'in_use')).toEqual([
      { name: '浏阳市乡村振兴服务中心', phone: '0731-83000000', parent_id: units.hunan, in_use: true },
    ]);
    expect(refusal(await system.put(`/admin/units/${units.guangdong}`, { inUse: false }))).toEqual([404, 'not-found']);
  });

  it('a unit is opened again only below one in use', async () => {
    await bench.knex('unit').whereIn('id', [units.zhuzhou, units.lukou]).update({ in_use: false });
    expect(refusal(await system.put(`/admin/units/${units.lukou}`, { inUse: true }))).toEqual([422, 'validation-failed']);
    expect((await system.put(`/admin/units/${units.zhuzhou}`, { inUse: true })).status).toBe(204);
    expect((await system.put(`/admin/units/${units.lukou}`, { inUse: true })).status).toBe(204);
  });

  const made = { code: 'hunan-12345', name: '湖南省12345', provinceCode: units.hunan, callbackUrl: 'https://callback.example:8443/12317' };

  it('a platform begins not live, and its callbacks may go to its own address', async () => {
    const { platformId } = (await system.post('/admin/platforms', made)).body as { platformId: string };
    const { platforms, actions } = (await system.get('/admin/platforms')).body as { platforms: Record<string, unknown>[]; actions: string[] };

    expect(actions).toEqual(['create', 'change']);
    expect(platforms.find(({ id }) => id === platformId)).toMatchObject({
      ...made, live: false, anonymityRule: null, workOrderTransfer: true, interfaceCall: true, allowedTargets: ['https://callback.example:8443'], requestKeys: 0, callbackKeys: 0,
      missing: ['匿名规则：上线前须选定。', '密钥：没有有效的对方请求密钥，请安全管理员发放。', '密钥：没有有效的我方回调密钥，请安全管理员发放。'],
    }); // prettier-ignore
    expect(await lastAudit('platform.created')).toMatchObject({ platformId, code: made.code });
    expect(refusal(await system.post('/admin/platforms', made))).toEqual([409, 'platform-code-taken']);
    expect(refusal(await system.post('/admin/platforms', { ...made, code: 'other', provinceCode: units.guangdong }))).toEqual([404, 'not-found']);
    expect(refusal(await system.post('/admin/platforms', { ...made, code: 'Not A Code', callbackUrl: 'ftp://a.example' }))).toEqual([422, 'validation-failed']);
  });

  it('it goes live when the rule is chosen, callbacks may arrive and both keys are in force', async () => {
    const security = await bench.person(units.hunan, 'securityAdmin');
    const { platformId } = (await system.post('/admin/platforms', { ...made, code: 'going-live' })).body as { platformId: string };
    const put = (change: object) => system.put(`/admin/platforms/${platformId}`, change);
    const wrong = async (change: object) => ((await put(change)).body as Refusal).errors?.map(({ pointer }) => pointer);

    expect(await wrong({ live: true, workOrderTransfer: false, pageCall: true, allowedTargets: [] })).toEqual(['/anonymityRule', '/workOrderTransfer', '/allowedOrigins', '/allowedTargets', '/live', '/live']);
    expect(await wrong({ allowedTargets: ['https://a.example/path'] })).toEqual(['/allowedTargets/0']);
    expect(await wrong({ allowedOrigins: ['https://a.example/path'] })).toEqual(['/allowedOrigins/0']);
    for (const purpose of ['request', 'callback']) expect((await security.post(`/admin/platforms/${platformId}/keys`, { purpose, algorithm: 'HMAC-SM3', overlapHours: 0 })).status).toBe(201);
    expect((await put({ anonymityRule: 'literal', live: true })).status).toBe(204);
    expect(await lastAudit('platform.changed')).toMatchObject({ platformId, before: { live: false, anonymityRule: null }, after: { live: true, anonymityRule: 'literal' } });
    expect(await wrong({ allowedTargets: ['https://elsewhere.example'] })).toEqual(['/allowedTargets']);
    expect((await put({ live: false })).status).toBe(204);
  });

  it('a live platform that lacked something before may still be changed otherwise', async () => {
    const { id } = await insertPlatform(bench.knex, bench.cipher, { allowedTargets: [] });
    expect((await system.put(`/admin/platforms/${id}`, { sendsStatusChanged: true })).status).toBe(204);
    expect(refusal(await system.put(`/admin/platforms/${id}`, { workOrderTransfer: false }))).toEqual([422, 'validation-failed']);
  });
});
