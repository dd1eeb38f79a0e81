import { Router } from 'express';
import type { PlatformLine } from '../../domain/admin/manage-platforms.ts';
import type { Account, AuditLine, KeyLine, UnitLine } from '../../domain/admin/ports.ts';
import type { AuditCriteria, NewKey, NewPlatform, NewUnit, NewUser, PlatformChange, UnitChange, UserChange } from '../../domain/admin/schema.ts';
import { rightList, type Right } from '../../domain/user/right.ts';
import type { User } from '../../domain/user/user.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import {
  accountsQuery, auditCriteria, auditPageQuery, newKeyBody, newPlatformBody, newUnitBody, newUserBody, passwordChangeBody, platformChangeBody, rightsBody, settingBody, settingsQuery,
  unitChangeBody, unitsQuery, userChangeBody,
} from '../contract/workbench/admin.ts'; // prettier-ignore
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

/** The use cases behind these routes, with their ports already given. */
export type AdminServices = {
  listAccounts(input: { user: User; unitId?: string; term?: string; after?: string; limit: number }): Promise<{ accounts: Account[]; next: string | null; actions: string[] }>;
  createAccount(input: { user: User; account: NewUser }): Promise<{ userId: string; password: string }>;
  changeAccount(input: { user: User; userId: string; change: UserChange }): Promise<void>;
  setRights(input: { user: User; userId: string; rights: readonly Right[] }): Promise<void>;
  unlockAccount(input: { user: User; userId: string }): Promise<void>;
  resetPassword(input: { user: User; userId: string }): Promise<{ password: string }>;
  changeOwnPassword(input: { user: User; current: string; next: string }): Promise<void>;
  listUnits(input: { user: User; parentId?: string; term?: string }): Promise<{ units: UnitLine[]; actions: string[] }>;
  createUnit(input: { user: User; unit: NewUnit }): Promise<{ unitId: string }>;
  changeUnit(input: { user: User; unitId: string; change: UnitChange }): Promise<void>;
  listPlatforms(input: { user: User }): Promise<{ platforms: PlatformLine[]; actions: string[] }>;
  createPlatform(input: { user: User; platform: NewPlatform }): Promise<{ platformId: string }>;
  changePlatform(input: { user: User; platformId: string; change: PlatformChange }): Promise<void>;
  listKeys(input: { user: User; platformId: string }): Promise<KeyLine[]>;
  issueKey(input: { user: User; platformId: string; key: NewKey }): Promise<{ keyId: string; secret: string }>;
  endKey(input: { user: User; keyId: string }): Promise<void>;
  readSettings(input: { user: User; provinceUnitId: string }): Promise<{ name: string; value: unknown; byDefault: unknown }[]>;
  changeSetting(input: { user: User; provinceUnitId: string; name: string; value: unknown }): Promise<void>;
  searchAudit(input: { user: User; criteria: AuditCriteria; after?: string; limit: number }): Promise<{ entries: AuditLine[]; next: string | null }>;
  verifyAudit(input: { user: User }): Promise<{ verified: number; unsealed: number; brokenAtId: string | null }>;
};

const isRight = (word: string): word is Right => rightList.includes(word as Right);

function readRights(words: readonly string[]): Right[] {
  const unknown = words.flatMap((word, index) => (isRight(word) ? [] : [{ pointer: `/rights/${index}`, code: 'not-in-list', detail: `权限：没有“${word}”。` }]));
  if (unknown.length > 0) throw new DomainError('validation-failed', '权限不符合要求，未保存。', { problems: unknown });
  return [...new Set(words.filter(isRight))];
}

/** Accounts: opening, changing, rights, passwords. */
function accountRoutes(services: AdminServices): Router {
  const router = Router();
  router.get('/admin/users', async (request, response) => {
    const { limit, ...criteria } = readInput(accountsQuery, request.query);
    response.json(await services.listAccounts({ user: userOf(response), ...criteria, limit: limit ?? 50 }));
  });
  router.post('/admin/users', async (request, response) => {
    response.status(201).json(await services.createAccount({ user: userOf(response), account: readInput(newUserBody, request.body) }));
  });
  router.put('/admin/users/:userId', async (request, response) => {
    await services.changeAccount({ user: userOf(response), userId: readId(request.params.userId), change: readInput(userChangeBody, request.body) });
    response.status(204).end();
  });
  router.put('/admin/users/:userId/rights', async (request, response) => {
    const { rights } = readInput(rightsBody, request.body);
    await services.setRights({ user: userOf(response), userId: readId(request.params.userId), rights: readRights(rights) });
    response.status(204).end();
  });
  router.post('/admin/users/:userId/unlocking', async (request, response) => {
    await services.unlockAccount({ user: userOf(response), userId: readId(request.params.userId) });
    response.status(204).end();
  });
  router.post('/admin/users/:userId/password-reset', async (request, response) => {
    response.json(await services.resetPassword({ user: userOf(response), userId: readId(request.params.userId) }));
  });
  router.post('/session/password', async (request, response) => {
    await services.changeOwnPassword({ user: userOf(response), ...readInput(passwordChangeBody, request.body) });
    response.status(204).end();
  });
  return router;
}

/** Platforms with their keys. */
function platformRoutes(services: AdminServices): Router {
  const router = Router();
  router.get('/admin/platforms', async (_request, response) => {
    response.json(await services.listPlatforms({ user: userOf(response) }));
  });
  router.post('/admin/platforms', async (request, response) => {
    response.status(201).json(await services.createPlatform({ user: userOf(response), platform: readInput(newPlatformBody, request.body) }));
  });
  router.put('/admin/platforms/:platformId', async (request, response) => {
    const change = readInput(platformChangeBody, request.body);
    await services.changePlatform({ user: userOf(response), platformId: readId(request.params.platformId), change });
    response.status(204).end();
  });
  router.get('/admin/platforms/:platformId/keys', async (request, response) => {
    response.json({ keys: await services.listKeys({ user: userOf(response), platformId: readId(request.params.platformId) }) });
  });
  router.post('/admin/platforms/:platformId/keys', async (request, response) => {
    const key = readInput(newKeyBody, request.body);
    response.status(201).json(await services.issueKey({ user: userOf(response), platformId: readId(request.params.platformId), key }));
  });
  router.post('/admin/platform-keys/:keyId/ending', async (request, response) => {
    await services.endKey({ user: userOf(response), keyId: request.params.keyId });
    response.status(204).end();
  });
  return router;
}

/** Everything of the three administrators (三员). */
export function adminRoutes(services: AdminServices): Router {
  const router = Router();
  router.use(accountRoutes(services), platformRoutes(services));
  router.get('/admin/units', async (request, response) => {
    response.json(await services.listUnits({ user: userOf(response), ...readInput(unitsQuery, request.query) }));
  });
  router.post('/admin/units', async (request, response) => {
    response.status(201).json(await services.createUnit({ user: userOf(response), unit: readInput(newUnitBody, request.body) }));
  });
  router.put('/admin/units/:unitId', async (request, response) => {
    await services.changeUnit({ user: userOf(response), unitId: request.params.unitId, change: readInput(unitChangeBody, request.body) });
    response.status(204).end();
  });
  router.get('/admin/settings', async (request, response) => {
    response.json({ settings: await services.readSettings({ user: userOf(response), ...readInput(settingsQuery, request.query) }) });
  });
  router.put('/admin/settings/:name', async (request, response) => {
    const { provinceUnitId, value } = readInput(settingBody, request.body);
    await services.changeSetting({ user: userOf(response), name: request.params.name, provinceUnitId, value });
    response.status(204).end();
  });
  router.post('/admin/audit/search', async (request, response) => {
    const { limit, after } = readInput(auditPageQuery, request.query);
    const criteria = readInput(auditCriteria, request.body);
    if (after !== undefined && !/^\d{1,18}$/.test(after)) throw new DomainError('validation-failed', '翻页游标无效，请从第一页重新查询。');
    response.json(await services.searchAudit({ user: userOf(response), criteria, limit: limit ?? 50, ...(after === undefined ? {} : { after }) }));
  });
  router.get('/admin/audit/chain', async (_request, response) => {
    response.json(await services.verifyAudit({ user: userOf(response) }));
  });
  return router;
}
