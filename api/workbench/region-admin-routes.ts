import express, { Router, type Request } from 'express';
import type { EditionPreview } from '../../domain/admin/manage-regions.ts';
import type { ListDescription, RegionCount, RegionLine, RegionLoad } from '../../domain/admin/region-ports.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import type { User } from '../../domain/user/user.ts';
import { editionLoadQuery, editionQuery, localRegionBody, managedRegionsQuery, regionUseBody } from '../contract/workbench/admin-regions.ts';
import { readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

type Edition = { user: User; content: Uint8Array | undefined; description: ListDescription };

/** The use cases behind these routes, with their ports already given. */
export type RegionAdminServices = {
  readRegionState(input: { user: User }): Promise<{ version: string; loads: RegionLoad[]; counts: RegionCount[] }>;
  listManagedRegions(input: { user: User; parentCode?: string; term?: string; after?: string; limit: number }): Promise<{ regions: RegionLine[]; next: string | null }>;
  previewEdition(input: Edition): Promise<EditionPreview>;
  loadEdition(input: Edition & { version: string }): Promise<{ changedCount: number; withdrawnCount: number }>;
  addLocalRegion(input: { user: User; region: { parentCode: string; name: string; code?: string } }): Promise<{ code: string }>;
  setRegionUse(input: { user: User; code: string; inUse: boolean }): Promise<{ changed: number; openOrders: number }>;
};

const pageSize = 200;
const shown = 100;
/** A province down to its villages is some 2 MB; the whole country comes by the command line. */
const file = express.raw({ type: 'application/octet-stream', limit: '8mb' });
const contentOf = ({ body }: Request): Uint8Array | undefined => (Buffer.isBuffer(body) ? body : undefined);
const counted = <T>(all: readonly T[]) => ({ count: all.length, first: all.slice(0, shown) });
const line = ({ code, parentCode, name, level, kind, fullName, inUse, isLocal, source, sourceOn, unitName, below }: RegionLine) => ({
  code, parentCode, name, level, kind, fullName, inUse, isLocal, source, sourceOn, unitName, below,
}); // prettier-ignore

/** Regions in use: looked through, a newer edition previewed and taken in force, local additions, out of use (P7.1). */
export function regionAdminRoutes(services: RegionAdminServices): Router {
  const router = Router();
  router.get('/admin/regions/state', async (_request, response) => {
    response.json(await services.readRegionState({ user: userOf(response) }));
  });
  router.get('/admin/regions', async (request, response) => {
    const { parent, ...rest } = readInput(managedRegionsQuery, request.query);
    const page = await services.listManagedRegions({ user: userOf(response), ...rest, ...(parent === undefined ? {} : { parentCode: parent }), limit: pageSize });
    response.json({ regions: page.regions.map(line), next: page.next });
  });
  router.post('/admin/regions/edition-previews', file, async (request, response) => {
    const { difference, ...rest } = await services.previewEdition({ user: userOf(response), content: contentOf(request), description: readInput(editionQuery, request.query) });
    const { added, restored, renamed, removed, reorganised } = difference;
    response.json({ ...rest, added: counted(added), restored: counted(restored), renamed: counted(renamed), removed: counted(removed), reorganised: counted(reorganised) });
  });
  router.post('/admin/regions/editions', file, async (request, response) => {
    const { version, ...description } = readInput(editionLoadQuery, request.query);
    response.json(await services.loadEdition({ user: userOf(response), content: contentOf(request), description, version }));
  });
  router.post('/admin/regions', async (request, response) => {
    response.status(201).json(await services.addLocalRegion({ user: userOf(response), region: readInput(localRegionBody, request.body) }));
  });
  router.put('/admin/regions/:code', async (request, response) => {
    const { inUse } = readInput(regionUseBody, request.body);
    if (!/^\d{12}$/.test(request.params.code)) throw new DomainError('not-found', '区划不存在或不在您的权限范围内。');
    response.json(await services.setRegionUse({ user: userOf(response), code: request.params.code, inUse }));
  });
  return router;
}
