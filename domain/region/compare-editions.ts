import { codesAbove, levelOf, provinceOf } from './code.ts';
import type { RegionKind, RegionLevel } from './level.ts';
import { shortNameOf } from './names.ts';

/** A region as the list in force has it. */
export type KnownRegion = { code: string; name: string; kind: RegionKind; inUse: boolean; isLocal: boolean };

/** A region of a newer list. */
export type ListedRegion = { code: string; name: string };

/** Regions of one level under one parent of which some end and others begin: 合并 (n→1), 拆分 (1→n), 换码 (1→1, the same name) or both. */
export type Reorganised = { kind: 'merged' | 'split' | 'recoded' | 'reorganised'; parentCode: string; removed: ListedRegion[]; added: ListedRegion[] };

/** What a newer edition would change. A region is named in one place only, but for those that a reorganisation names again. */
export type EditionDifference = {
  added: ListedRegion[];
  restored: ListedRegion[];
  renamed: { code: string; before: string; after: string }[];
  removed: ListedRegion[];
  reorganised: Reorganised[];
};

/**
 * What changes when a list takes the place of the regions known (P7.1), by the rules by which it is loaded: a complete list
 * takes out of use what it doesn't name, on the levels and in the provinces that it covers, with everything below; rows
 * that only group, units of the statistics and local additions stay. Official lists don't say what became of a code, so
 * which regions follow which is read from what ends and begins side by side.
 */
export function compareEditions(listed: readonly ListedRegion[], known: readonly KnownRegion[], isComplete: boolean): EditionDifference {
  const before = new Map(known.map((region) => [region.code, region]));
  const added = listed.filter(({ code }) => !before.has(code));
  const restored = listed.filter(({ code }) => before.get(code)?.inUse === false);
  const renamed = listed.flatMap(({ code, name }) => {
    const old = before.get(code);
    return old && old.name !== name ? [{ code, before: old.name, after: name }] : [];
  });
  const removed = isComplete ? missingFrom(listed, known) : [];
  return { added, restored, renamed, removed, reorganised: reorganisedOf(removed, added) };
}

function missingFrom(listed: readonly ListedRegion[], known: readonly KnownRegion[]): ListedRegion[] {
  const named = new Set(listed.map(({ code }) => code));
  const levels = new Set(listed.map(({ code }) => levelOf(code)));
  const provinces = new Set(listed.map(({ code }) => provinceOf(code)));
  const isMissing = ({ code, kind, isLocal }: KnownRegion) =>
    kind === 'ordinary' && !isLocal && levels.has(levelOf(code)) && provinces.has(provinceOf(code)) && !named.has(code);
  const inUse = known.filter((region) => region.inUse);
  const missing = new Set(inUse.filter(isMissing).map(({ code }) => code));
  return inUse.filter(({ code }) => missing.has(code) || codesAbove(code).some((above) => missing.has(above))).map(({ code, name }) => ({ code, name }));
}

function reorganisedOf(removed: readonly ListedRegion[], added: readonly ListedRegion[]): Reorganised[] {
  const gone = new Set(removed.map(({ code }) => code));
  // What ends only because what is above it ends is told with that.
  const own = removed.filter(({ code }) => !codesAbove(code).some((above) => gone.has(above)));
  const placeOf = ({ code }: ListedRegion) => `${levelOf(code)} ${codesAbove(code).at(-1) ?? ''}`;
  const places = new Map<string, { removed: ListedRegion[]; added: ListedRegion[] }>();
  for (const region of own) places.set(placeOf(region), { removed: [...(places.get(placeOf(region))?.removed ?? []), region], added: [] });
  for (const region of added) places.get(placeOf(region))?.added.push(region);
  return [...places].flatMap(([place, { removed: ends, added: begins }]) => {
    const [level, parentCode] = place.split(' ') as [RegionLevel, string];
    if (begins.length === 0) return [];
    const shortOf = ({ name }: ListedRegion) => shortNameOf(name, level);
    const pairs = ends.flatMap((end) => begins.filter((begin) => shortOf(begin) === shortOf(end)).slice(0, 1).map((begin) => ({ kind: 'recoded' as const, parentCode, removed: [end], added: [begin] })));
    const rest = { removed: ends.filter((end) => !pairs.some((pair) => pair.removed.includes(end))), added: begins.filter((begin) => !pairs.some((pair) => pair.added.includes(begin))) };
    return rest.removed.length === 0 || rest.added.length === 0 ? pairs : [...pairs, { kind: kindOf(rest.removed.length, rest.added.length), parentCode, ...rest }];
  });
}

function kindOf(ends: number, begins: number): Reorganised['kind'] {
  if (ends === 1 && begins === 1) return 'recoded';
  if (begins === 1) return 'merged';
  return ends === 1 ? 'split' : 'reorganised';
}
