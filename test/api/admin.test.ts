import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rightList, type Right } from '../../domain/user/right.ts';
import { sealAuditEntries } from '../../infra/postgres/audit-chain.ts';
import { createRequestKeyRepository, findCallbackSecrets } from '../../infra/postgres/platform-repository.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { openWorkbench, ownHeaders, refusal, type Person, type Workbench } from '../support/workbench.ts';
import request from 'supertest';

type Accounts = { accounts: { id: string; login: string; phone: string; rights: string[]; mustChangePassword: boolean }[]; actions: string[] };
const account = { login: 'new.handler', name: '陈静', duty: '业务员', phone: '13900000123', unitId: units.changsha };

describe('administration by three people', () => {
  let bench: Workbench;
  let system: Person;
  let security: Person;
  let auditor: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    [system, security, auditor] = [await bench.person(units.hunan, 'systemAdmin'), await bench.person(units.hunan, 'securityAdmin'), await bench.person(units.hunan, 'auditAdmin')];
  });
  afterAll(() => bench.close());
  const lastAudit = async (action: string) => (await bench.knex('audit_entry').where({ action }).orderBy('id', 'desc').select<{ detail: Record<string, unknown> }[]>('detail'))[0]?.detail;
  const logIn = (login: string, password: string) => request(bench.app).post('/api/workbench/session').set(ownHeaders).send({ login, password });

  it('opens an account without rights; its password works once, then must be changed', async () => {
    const made = await system.post('/admin/users', account);
    const { userId, password } = made.body as { userId: string; password: string };
    expect(made.status).toBe(201);
    expect(refusal(await system.post('/admin/users', account))).toEqual([409, 'login-taken']);
    expect(JSON.stringify(await bench.knex('app_user').where('id', userId).select('password_hash'))).not.toContain(password);

    const session = await logIn(account.login, password);
    const cookie = session.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    const as = (method: 'get' | 'post', path: string) => request(bench.app)[method](`/api/workbench${path}`).set(ownHeaders).set('Cookie', cookie);
    expect(session.body).toMatchObject({ rights: [], mustChangePassword: true });
    expect(refusal(await as('get', '/work-items'))).toEqual([403, 'password-change-required']);
    expect(refusal(await as('post', '/session/password').send({ current: 'wrong', next: '春天的花园很美丽呢呢' }))).toEqual([401, 'login-failed']);
    expect(refusal(await as('post', '/session/password').send({ current: password, next: `${account.login}-123` }))).toEqual([422, 'validation-failed']);
    expect((await as('post', '/session/password').send({ current: password, next: '春天的花园很美丽呢呢' })).status).toBe(204);
    expect((await as('get', '/work-items')).status).toBe(200);
    expect((await logIn(account.login, '春天的花园很美丽呢呢')).status).toBe(200);
    expect(await lastAudit('user.created')).toEqual({ userId, login: account.login, unitId: units.changsha });
  });

  it('lists accounts of the province with masked phones, and what each administrator may do', async () => {
    const mine = (await system.get('/admin/users?term=new.handler')).body as Accounts;
    const theirs = (await security.get('/admin/users')).body as Accounts;
    const elsewhere = (await (await bench.person(units.guangdong, 'systemAdmin')).get('/admin/users')).body as Accounts;

    expect(mine.accounts).toMatchObject([{ login: 'new.handler', phone: '139****0123' }]);
    expect([mine.actions, theirs.actions]).toEqual([['create', 'change'], ['setRights', 'unlock', 'resetPassword']]);
    expect(elsewhere.accounts.map(({ login }) => login)).toEqual(['440000-systemAdmin']);
  });

  it('changes an account: before and after in the trail, never its phone; out of use ends its sessions', async () => {
    const person = await bench.person(units.changsha, 'handler');
    expect((await system.put(`/admin/users/${person.id}`, { duty: '科长', phone: '13900000456', active: false })).status).toBe(204);

    expect(await lastAudit('user.changed')).toEqual({ userId: person.id, before: { duty: '科员', active: true }, after: { duty: '科长', active: false }, changed: ['phone'] });
    expect((await person.get('/session')).status).toBe(401);
    const stranger = await bench.person(units.guangdong, 'systemAdmin');
    expect(refusal(await stranger.put(`/admin/users/${person.id}`, { duty: '处长' }))).toEqual([404, 'not-found']);
    expect(refusal(await system.put(`/admin/users/${person.id}`, { unitId: units.dongguan }))).toEqual([404, 'not-found']);
  });

  it('gives rights, but never two administrators’ to one person, none beside business, and not to oneself', async () => {
    const person = await bench.person(units.zhuzhou, 'handler');
    const set = (who: Person, rights: string[]) => security.put(`/admin/users/${who.id}/rights`, { rights });

    expect((await set(person, ['handler', 'reviewer'])).status).toBe(204);
    expect(await lastAudit('user.rightsChanged')).toEqual({ userId: person.id, before: { rights: ['handler'] }, after: { rights: ['handler', 'reviewer'] } });
    expect(refusal(await set(person, ['systemAdmin', 'auditAdmin']))).toEqual([422, 'rights-incompatible']);
    expect(refusal(await set(person, ['systemAdmin', 'handler']))).toEqual([422, 'rights-incompatible']);
    expect(refusal(await set(security, ['handler']))).toEqual([422, 'rights-incompatible']);
    expect(refusal(await set(person, ['root']))).toEqual([422, 'validation-failed']);
  });

  it('administrators sit in a province, and the last of a kind can neither lose the right, nor be put out of use, nor leave', async () => {
    const wanzhou = await bench.person(units.wanzhou, 'handler');
    const [keeper, security, system] = [await bench.person(units.chongqing, 'systemAdmin'), await bench.person(units.chongqing, 'securityAdmin'), await bench.person(units.chongqing, 'auditAdmin')];
    const nation = await bench.person(units.national, 'systemAdmin');

    expect(refusal(await security.put(`/admin/users/${wanzhou.id}/rights`, { rights: ['auditAdmin'] }))).toEqual([422, 'rights-incompatible']);
    expect(refusal(await security.put(`/admin/users/${keeper.id}/rights`, { rights: [] }))).toEqual([409, 'last-administrator']);
    expect(refusal(await keeper.put(`/admin/users/${system.id}`, { active: false }))).toEqual([409, 'last-administrator']);
    expect(refusal(await nation.put(`/admin/users/${security.id}`, { unitId: units.hunan }))).toEqual([409, 'last-administrator']);
    expect(refusal(await keeper.put(`/admin/users/${keeper.id}`, { unitId: units.wanzhou }))).toEqual([422, 'rights-incompatible']);
    const second = ((await keeper.post('/admin/users', { ...account, login: 'second.admin', unitId: units.chongqing })).body as { userId: string }).userId;
    expect((await security.put(`/admin/users/${second}/rights`, { rights: ['systemAdmin'] })).status).toBe(204);
    expect((await security.put(`/admin/users/${keeper.id}/rights`, { rights: [] })).status).toBe(204);
    expect(await bench.knex('app_user').where('id', keeper.id).pluck('rights')).toEqual([[]]);
  });

  it('two who take each other’s right at the same time leave one administrator', async () => {
    const [one, other] = [await bench.person(units.guangdong, 'securityAdmin'), await bench.person(units.dongguan, 'securityAdmin')];
    await bench.knex('app_user').where('id', other.id).update({ unit_id: units.guangdong });
    const answers = await Promise.all([one.put(`/admin/users/${other.id}/rights`, { rights: [] }), other.put(`/admin/users/${one.id}/rights`, { rights: [] })]);

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('unlocks an account and resets a password, which ends its sessions', async () => {
    const person = await bench.person(units.lukou, 'handler');
    for (let tries = 0; tries < 5; tries += 1) await logIn(person.login, 'wrong');
    expect((await security.post(`/admin/users/${person.id}/unlocking`)).status).toBe(204);
    expect((await person.get('/session')).status).toBe(200);
    const { password } = (await security.post(`/admin/users/${person.id}/password-reset`)).body as { password: string };

    expect((await person.get('/session')).status).toBe(401);
    expect((await logIn(person.login, password)).body).toMatchObject({ mustChangePassword: true });
    expect(JSON.stringify(await lastAudit('user.passwordReset'))).not.toContain(password);
  });

  it('keys change over without a gap: the old ones run on for the overlap, a new secret is told once', async () => {
    const platform = await insertPlatform(bench.knex, bench.cipher);
    const issue = async (purpose: string) =>
      (await security.post(`/admin/platforms/${platform.id}/keys`, { purpose, algorithm: 'HMAC-SHA256', overlapHours: 24 })).body as { keyId: string; secret: string };
    const request1 = await issue('request');
    await issue('callback');

    const keys = createRequestKeyRepository(bench.knex, bench.cipher);
    expect((await keys.find(request1.keyId))?.secret).toBe(request1.secret);
    const old = await keys.find(platform.requestKey.keyId);
    expect(old?.validUntil?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect(await findCallbackSecrets(bench.knex, bench.cipher, platform.id)).toHaveLength(2);
    expect((await security.post(`/admin/platform-keys/${platform.requestKey.keyId}/ending`)).status).toBe(204);
    expect((await keys.find(platform.requestKey.keyId))?.validUntil?.getTime()).toBeLessThanOrEqual(Date.now());
    const listed = await security.get(`/admin/platforms/${platform.id}/keys`);
    expect(listed.text).not.toContain(request1.secret);
    expect(JSON.stringify(await lastAudit('platformKey.issued'))).not.toContain(request1.secret);
  });

  it('settings are checked, take the place of the default and are audited', async () => {
    const set = (name: string, value: unknown) => system.put(`/admin/settings/${name}`, { provinceUnitId: units.hunan, value });

    expect(refusal(await set('reviewMaxRounds', 'many'))).toEqual([422, 'validation-failed']);
    const cards = await set('cards', { yellowBefore: { amount: 0, unit: 'week' }, redOn: 'due', escalateAfter: { amount: 1, unit: 'day' } });
    expect((cards.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual(['/value/yellowBefore/amount', '/value/yellowBefore/unit']);
    expect((await set('withdrawalWindow', null)).status).toBe(204);
    expect(refusal(await set('noSuchSetting', 1))).toEqual([404, 'not-found']);
    expect((await set('reviewMaxRounds', 5)).status).toBe(204);
    const { body } = (await system.get(`/admin/settings?provinceUnitId=${units.hunan}`)) as { body: { settings: object[] } };
    expect(body.settings).toContainEqual({ name: 'reviewMaxRounds', value: 5, byDefault: 3 });
    expect(await lastAudit('setting.changed')).toEqual({ unitId: units.hunan, name: 'reviewMaxRounds', before: 3, after: 5 });
    expect(refusal(await system.get(`/admin/settings?provinceUnitId=${units.guangdong}`))).toEqual([404, 'not-found']);
  });

  it('the trail is searched by who and what, and its chain is checked', async () => {
    await sealAuditEntries(bench.knex);
    const found = (await auditor.post('/admin/audit/search', { actor: security.login, action: 'user.' })).body as { entries: { action: string; actorName: string }[] };
    expect(new Set(found.entries.map(({ actorName }) => actorName))).toEqual(new Set([security.login]));
    expect(found.entries.every(({ action }) => action.startsWith('user.'))).toBe(true);
    expect((await auditor.get('/admin/audit/chain')).body).toMatchObject({ brokenAtId: null, unsealed: 0 });
    const elsewhere = await (await bench.person(units.guangdong, 'auditAdmin')).post('/admin/audit/search', { actor: security.login });
    expect(elsewhere.body).toEqual({ entries: [], next: null });
  });

  const id = '0197a3c2-0000-7000-8000-000000000001';
  const requestsOf: Record<'systemAdmin' | 'securityAdmin' | 'auditAdmin', ['get' | 'post' | 'put', string, object?][]> = {
    systemAdmin: [
      ['post', '/admin/users', account], ['put', `/admin/users/${id}`, {}], ['put', `/admin/units/${units.hunan}`, {}], ['put', `/admin/platforms/${id}`, {}],
      ['post', '/admin/units', { regionCode: units.lukou, name: '某单位' }], ['post', '/admin/platforms', { code: 'new-one', name: '某平台', provinceCode: units.hunan, callbackUrl: 'https://a.example/c' }],
      ['get', `/admin/settings?provinceUnitId=${units.hunan}`], ['put', '/admin/settings/maxRounds', { provinceUnitId: units.hunan, value: 2 }],
    ],
    securityAdmin: [
      ['put', `/admin/users/${id}/rights`, { rights: [] }], ['post', `/admin/users/${id}/unlocking`], ['post', `/admin/users/${id}/password-reset`],
      ['post', `/admin/platforms/${id}/keys`, { purpose: 'request', algorithm: 'HMAC-SM3', overlapHours: 1 }], ['post', '/admin/platform-keys/some/ending'],
    ],
    auditAdmin: [['post', '/admin/audit/search', {}], ['get', '/admin/audit/chain']],
  }; // prettier-ignore

  it.each(Object.keys(requestsOf) as (keyof typeof requestsOf)[])('what %s may, nobody else may', async (owner) => {
    for (const right of rightList.filter((one: Right) => one !== owner)) {
      const other = await bench.person(units.hunan, right);
      for (const [method, path, body] of requestsOf[owner]) expect([right, path, ...refusal(await other.send(method, path, body))]).toEqual([right, path, 403, 'right-required']);
    }
  });
});
