import { DomainError } from '../shared/domain-error.ts';
import type { RegionRepository } from './ports.ts';
import type { Region } from './region.ts';
import { routeOf, type Route } from './route.ts';

/** A region with the regions above it, province first, and the way of an order down to it. */
export type FoundRegion = { region: Region; above: Region[]; route: Route };

/** Finds a region by its 12-digit code, also one that is no longer in use. Throws `not-found`. */
export async function findRegion(deps: { regions: RegionRepository }, input: { code: string }): Promise<FoundRegion> {
  const lineage = await deps.regions.lineage(input.code);
  const region = lineage.at(-1);
  const route = routeOf(lineage);
  if (region === undefined || route === undefined) throw new DomainError('not-found', `没有编码为 ${input.code} 的区划。`);
  return { region, above: lineage.slice(0, -1), route };
}
