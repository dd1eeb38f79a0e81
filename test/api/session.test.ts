import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { sessionCookie } from '../../api/workbench/session-cookie.ts';
import { insertStaff, testPassword, units } from '../builders/organisation.ts';
import { stoppedClock } from '../support/adapters.ts';
import { logInAs, openWorkbench, ownHeaders, refusal, type Workbench } from '../support/workbench.ts';

const start = '2026-11-23T09:00:00+08:00';

describe('session of a user', () => {
  const wallClock = stoppedClock(start);
  let bench: Workbench;
  let serial = 0;
  let login: string;
  let id: string;
  beforeAll(async () => {
    bench = await openWorkbench({ wallClock });
  });
  afterAll(() => bench.close());
  beforeEach(async () => {
    wallClock.set(start);
    ({ id, login } = await insertStaff(bench.knex, bench.cipher, units.hunan, ['handler'], { login: `user-${(serial += 1)}` }));
  });
  const logIn = (password: string, name = login) => request(bench.app).post('/api/workbench/session').set(ownHeaders).send({ login: name, password });
  const sessions = () => bench.knex('session').where('user_id', id);

  it('begins with the password and names the user', async () => {
    const response = await logIn(testPassword);

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      id,
      login,
      name: '李四',
      duty: '科员',
      unit: { id: units.hunan, name: '湖南省12317', level: 'province', provinceCode: units.hunan },
      rights: ['handler'],
      mustChangePassword: false,
      pages: ['inbox', 'search'],
    });
    expect(response.get('Set-Cookie')?.[0]).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(response.get('Cache-Control')).toBe('no-store');
  });

  it('keeps only a hash of the token', async () => {
    const token = (await logIn(testPassword)).get('Set-Cookie')?.[0]?.slice(4, 47) ?? '';

    const rows = JSON.stringify(await sessions());
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  it.each([
    ['a wrong password', 'wrong', undefined],
    ['an unknown login', testPassword, 'nobody'],
  ])('is refused with %s', async (_what, password, name) => {
    expect(refusal(await logIn(password, name ?? login))).toEqual([401, 'login-failed']);
  });

  it('is refused to someone who left', async () => {
    await bench.knex('app_user').where({ id }).update({ active: false });

    expect(refusal(await logIn(testPassword))).toEqual([401, 'login-failed']);
  });

  it('locks the account for 15 minutes after five failures, then opens it again', async () => {
    const failures: unknown[] = [];
    for (let tries = 0; tries < 5; tries += 1) failures.push(refusal(await logIn('wrong')));
    const right = refusal(await logIn(testPassword));
    wallClock.set('2026-11-23T09:15:01+08:00');
    const later = await logIn(testPassword);

    expect(failures).toEqual([...Array.from({ length: 4 }, () => [401, 'login-failed']), [423, 'account-locked']]);
    expect(right).toEqual([423, 'account-locked']);
    expect(later.status).toBe(200);
  });

  it('counts failures at the same instant one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => logIn('wrong')));

    expect(answers.filter(({ status }) => status === 423)).toHaveLength(1);
  });

  it('forgets failures after a success', async () => {
    for (let tries = 0; tries < 4; tries += 1) await logIn('wrong');
    await logIn(testPassword);

    expect(refusal(await logIn('wrong'))).toEqual([401, 'login-failed']);
  });

  it('ends after 30 idle minutes', async () => {
    const person = await logInAs(bench.app, id, login);
    wallClock.set('2026-11-23T09:29:00+08:00');
    const busy = await person.get('/session');
    wallClock.set('2026-11-23T09:58:00+08:00');
    const stillBusy = await person.get('/session');
    wallClock.set('2026-11-23T10:28:01+08:00');
    const idle = await person.get('/session');

    expect([busy.status, stillBusy.status, idle.status]).toEqual([200, 200, 401]);
    expect(await sessions()).toEqual([]);
  });

  it('ends 12 hours after it began, however busy', async () => {
    const person = await logInAs(bench.app, id, login);
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      wallClock.set(new Date(Date.parse(start) + minutes * 60_000).toISOString());
      expect((await person.get('/session')).status).toBe(200);
    }
    wallClock.set('2026-11-23T21:00:00+08:00');

    expect((await person.get('/session')).status).toBe(401);
  });

  it('makes room with the next login once it is over', async () => {
    await logInAs(bench.app, id, login);
    wallClock.set('2026-11-23T09:20:00+08:00');
    await logInAs(bench.app, id, login);
    wallClock.set('2026-11-23T09:31:00+08:00');
    await logInAs(bench.app, id, login);

    expect(await sessions()).toHaveLength(2);
  });

  it('ends with logging out, and with leaving', async () => {
    const [one, other] = [await logInAs(bench.app, id, login), await logInAs(bench.app, id, login)];
    const loggedOut = await one.send('delete', '/session');
    const after = await one.get('/session');
    await bench.knex('app_user').where({ id }).update({ active: false });

    expect([loggedOut.status, after.status, (await other.get('/session')).status]).toEqual([204, 401, 401]);
  });

  it('is asked for by everything else', async () => {
    const answers = await Promise.all(['/work-items', '/work-items/counts', '/session'].map((path) => request(bench.app).get(`/api/workbench${path}`)));

    expect(answers.map(refusal)).toEqual(Array.from({ length: 3 }, () => [401, 'authentication-required']));
  });

  it.each([
    ['without our header', { Origin: ownHeaders.Origin }],
    ['from another origin', { ...ownHeaders, Origin: 'https://evil.example' }],
    ['from another site', { 'X-Requested-With': '12317', 'Sec-Fetch-Site': 'cross-site' }],
  ])('refuses a changing request %s', async (_how, headers) => {
    const response = await request(bench.app).post('/api/workbench/session').set(headers).send({ login, password: testPassword });

    expect(refusal(response)).toEqual([403, 'origin-refused']);
  });

  it('names every wrong field of a login without repeating the password', async () => {
    const response = await request(bench.app).post('/api/workbench/session').set(ownHeaders).send({ password: 'x'.repeat(300), remember: true });

    expect(response.status).toBe(422);
    expect((response.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).sort()).toEqual(['/login', '/password', '/remember']);
    expect(response.text).not.toContain('xxx');
  });

  it('is audited: logging in, failing, logging out', async () => {
    await logIn('wrong');
    const person = await logInAs(bench.app, id, login);
    await person.send('delete', '/session');

    expect(await bench.knex('audit_entry').where('actor_id', id).orderBy('id').pluck('action')).toEqual(['user.loginFailed', 'user.loggedIn', 'user.loggedOut']);
  });
});

describe('session cookie on https', () => {
  it('is bound to the host and secure', async () => {
    const cookie = sessionCookie('https://12317.example');
    const app = express().get('/', (_request, response) => {
      cookie.set(response, 'token');
      response.end();
    });

    const response = await request(app).get('/');

    expect(response.get('Set-Cookie')?.[0]).toBe('__Host-sid=token; Path=/; HttpOnly; Secure; SameSite=Lax');
  });
});
