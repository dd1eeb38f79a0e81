import { DomainError } from '../shared/domain-error.ts';
import { nationCode } from './code.ts';
import type { RegionRepository } from './ports.ts';
import type { Region } from './region.ts';

/** One page of children; `next` is the code to go on after, absent on the last page. */
export type ChildRegions = { regions: Region[]; next?: string };

/**
 * The regions right below `parentCode` (12 digits; without it the provinces), by code (P7.1, 表10).
 * Throws `region-unknown` for a parent that doesn't exist.
 */
export async function listChildRegions(
  deps: { regions: RegionRepository },
  input: { parentCode?: string | undefined; after?: string | undefined; limit: number },
): Promise<ChildRegions> {
  const parentCode = input.parentCode ?? nationCode;
  if (parentCode !== nationCode && (await deps.regions.find(parentCode)) === undefined)
    throw new DomainError('region-unknown', `没有编码为 ${parentCode} 的上级区划。`);
  const page = { limit: input.limit + 1, ...(input.after === undefined ? {} : { after: input.after }) };
  const found = await deps.regions.children(parentCode, page);
  const regions = found.slice(0, input.limit);
  const last = regions.at(-1);
  return found.length > input.limit && last !== undefined ? { regions, next: last.code } : { regions };
}
