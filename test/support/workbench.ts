import { Router, type Express } from 'express';
import request from 'supertest';
import { createApp } from '../../api/app.ts';
import { workbenchOperations } from '../../api/contract/workbench/operations.ts';
import { composeWorkbench } from '../../api/compose-workbench.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { Right } from '../../domain/user/right.ts';
import type { WorkItemKind } from '../../domain/work-item/kinds.ts';
import { createChangeFeed } from '../../infra/postgres/change-feed.ts';
import { insertStaff, insertUnits, testPassword } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { adaptersOver, stoppedClock } from './adapters.ts';
import { createTestDatabase } from './database.ts';
import { silentLogger } from './silent-logger.ts';

const publicUrl = 'http://127.0.0.1:3000';
/** What our own pages send with every request. */
export const ownHeaders = { 'X-Requested-With': '12317', Origin: publicUrl };

type Method = 'get' | 'post' | 'put' | 'delete';
type Body = string | object | undefined;

/** One person's browser: logged in, and sending as our pages do. */
export type Person = {
  id: string;
  login: string;
  send(method: Method, path: string, body?: Body): Promise<request.Response>;
  get(path: string): Promise<request.Response>;
  post(path: string, body?: Body): Promise<request.Response>;
  put(path: string, body?: Body): Promise<request.Response>;
  upload(name: string, content: string | Buffer, path?: string): Promise<request.Response>;
};

/** The whole API over a database of its own, with {@link insertUnits}; users are made and logged in on demand. */
export async function openWorkbench(choice: { wallClock?: Clock; publicUrl?: string; pages?: Router } = {}) {
  const database = await createTestDatabase();
  const clock = stoppedClock();
  const wallClock = choice.wallClock ?? { now: () => new Date() };
  const changes = createChangeFeed(database.url);
  const adapters = { ...adaptersOver(database.knex, clock), changes };
  const origin = choice.publicUrl ?? publicUrl;
  await insertUnits(database.knex);
  const app = createApp({
    logger: silentLogger,
    readiness: () => Promise.resolve({ database: true, stopping: false }),
    platform: Router(),
    workbench: [composeWorkbench({ ...adapters, wallClock, publicUrl: origin })],
    open: choice.pages ? [choice.pages] : [],
  });
  const people = new Map<string, Promise<Person>>();
  const person = (unitId: string, rights: Right | readonly Right[], name = '') => {
    const list = [rights].flat();
    const login = `${unitId.slice(0, 6)}-${list.join('+')}${name}`;
    const known = people.get(login);
    if (known) return known;
    const made = insertStaff(database.knex, adapters.cipher, unitId, list, { login }).then(({ id }) => logInAs(app, id, login, origin));
    people.set(login, made);
    return made;
  };
  return {
    ...adapters,
    knex: database.knex,
    clock,
    app,
    /** The user of a unit with these rights; the same one each time. `name` tells two of a kind apart. */
    person,
    /** Opens an item as the engine would and lets the person claim it; a second of business time passes. */
    claimed: async (who: Person, kind: WorkItemKind, orderId: string, unitId: string) => {
      clock.set(new Date(clock.now().getTime() + 1000).toISOString());
      const item = await insertWorkItem(database.knex, { orderId, kind, unitId });
      const response = await who.post(`/work-items/${item.id}/claim`);
      if (response.status !== 204) throw new Error(`claim of ${kind}: ${response.text}`);
      return item;
    },
    close: async () => {
      await changes.close();
      await database.drop();
    },
  };
}

/** A running workbench of tests. */
export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

/** Logs in with the password of tests and keeps the cookie. */
export async function logInAs(app: Express, id: string, login: string, origin = publicUrl): Promise<Person> {
  const own = { ...ownHeaders, Origin: origin };
  const response = await request(app).post('/api/workbench/session').set(own).send({ login, password: testPassword });
  if (response.status !== 200) throw new Error(`login ${login}: ${response.text}`);
  const [cookie = ''] = response.get('Set-Cookie') ?? [];
  const from = (method: Method, path: string) => request(app)[method](`/api/workbench${path}`).set(own).set('Cookie', cookie.split(';')[0] ?? '');
  const send = async (method: Method, path: string, body?: Body) => {
    const answer = await (body === undefined ? from(method, path) : from(method, path).send(body));
    assertAsPromised(method, path, answer);
    return answer;
  };
  return {
    id,
    login,
    send,
    get: (path) => send('get', path),
    post: (path, body) => send('post', path, body),
    put: (path, body) => send('put', path, body),
    upload: (name, content, path = '/attachments') =>
      from('post', path).set('Content-Type', 'application/octet-stream').set('X-File-Name', encodeURIComponent(name)).send(content).then((answer) => answer),
  };
}

/** Every answer of a test is held against the contract of its operation. */
function assertAsPromised(method: Method, path: string, answer: request.Response): void {
  const [target = ''] = `/api/workbench${path}`.split('?', 1);
  // Of `/work-items/counts` and `/work-items/{workItemId}` the one without a parameter comes first.
  const operation = workbenchOperations
    .filter((one) => one.method === method && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(target))
    .sort((one, other) => one.path.split('{').length - other.path.split('{').length)
    .at(0);
  const promised = operation?.responses[answer.status]?.body;
  if (!promised) return;
  const problems = promised.safeParse(answer.body).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (problems) throw new Error(`${method} ${path} does not answer as promised: ${problems.join('; ')}`);
}

/** Status and code of an answer, for comparing refusals. */
export const refusal = ({ status, body }: request.Response) => [status, (body as { code?: string }).code];
