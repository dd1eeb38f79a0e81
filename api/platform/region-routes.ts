import { Router, type Request, type Response } from 'express';
import { provinceOf } from '../../domain/region/code.ts';
import type { RegionCandidate } from '../../domain/region/confidence.ts';
import { findRegion } from '../../domain/region/find-region.ts';
import { listChildRegions } from '../../domain/region/list-child-regions.ts';
import type { RegionRepository } from '../../domain/region/ports.ts';
import type { Region } from '../../domain/region/region.ts';
import { resolveRegionText } from '../../domain/region/resolve-region-text.ts';
import { searchRegions } from '../../domain/region/search-regions.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { regionListQuery, regionPath, regionSearchQuery, regionText } from '../contract/regions.ts';
import { readInput } from '../workbench/read-input.ts';
import { readJson } from './read-json.ts';

/** What the routes need; `homeProvince`: the caller's own, which decides between equal names in a text. */
export type RegionRouteServices = { regions: RegionRepository; homeProvince?(response: Response): string | undefined };

const defaultListed = 200;
const defaultFound = 20;

const view = ({ parentCode, code, name, level, fullName, inUse }: Region) => ({ parentCode, code, name, level, fullName, inUse });
const viewCandidate = ({ region, confidence }: RegionCandidate) => ({ region: view(region), confidence });

/** 区划 (P7.1, table 10): level by level, by name or pinyin, single. */
export function regionReadRoutes(services: RegionRouteServices): Router {
  const { regions } = services;
  const router = Router();

  /** Regions change with a load only: an ETag holds until the next one. True when the caller has this version already. */
  const isCurrent = async (request: Request, response: Response): Promise<boolean> => {
    response.set({ ETag: `"regions-${await regions.dataVersion()}"`, 'Cache-Control': 'no-cache' });
    if (request.fresh) response.status(304).end();
    return request.fresh;
  };

  router.get('/regions', async (request, response) => {
    const { parent, after, limit = defaultListed } = readInput(regionListQuery, request.query);
    if (await isCurrent(request, response)) return;
    const page = await listChildRegions({ regions }, { parentCode: parent, after, limit });
    response.json({ regions: page.regions.map(view), ...(page.next === undefined ? {} : { next: page.next }) });
  });

  router.get('/regions/search', async (request, response) => {
    const { q, province, limit = defaultFound } = readInput(regionSearchQuery, request.query);
    if (await isCurrent(request, response)) return;
    const found = await searchRegions({ regions }, { text: q, provinceCode: province && provinceOf(province), limit });
    response.json({ regions: found.map(view) });
  });

  router.get('/regions/:code', async (request, response) => {
    const path = regionPath.safeParse(request.params);
    if (!path.success) throw new DomainError('not-found', '没有此编码的区划。');
    if (await isCurrent(request, response)) return;
    const { region, above } = await findRegion({ regions }, path.data);
    response.json({ region: view(region), above: above.map(view) });
  });

  return router;
}

/** The same with reading a region from a text, which takes raw bodies. */
export function regionRoutes(services: RegionRouteServices): Router {
  const { regions } = services;
  const router = regionReadRoutes(services);
  router.post('/regions/resolutions', async (request, response) => {
    const { text, province } = readInput(regionText, readJson(request));
    const provinceCode = province === undefined ? services.homeProvince?.(response) : provinceOf(province);
    const { best, candidates } = await resolveRegionText({ regions }, { text, provinceCode });
    response.json({ ...(best ? { best: viewCandidate(best) } : {}), candidates: candidates.map(viewCandidate) });
  });

  return router;
}
