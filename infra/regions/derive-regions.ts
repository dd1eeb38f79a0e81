import { codesAbove, levelOf, nationCode } from '../../domain/region/code.ts';
import { kindOf } from '../../domain/region/kind.ts';
import { fullNameOf, plainText, shortNameOf } from '../../domain/region/names.ts';
import type { Region } from '../../domain/region/region.ts';
import type { RegionFact } from './region-edition.ts';
import { romanise } from './romanise.ts';

/** Raise it when the same facts give other rows than before, so that loaded lists are derived anew. */
export const derivationVersion = 1;

/** A region as its row holds it: the facts and everything that follows from them. */
export type DerivedRegion = Omit<Region, 'inUse'> & { pinyin: string; initials: string };

/** What is known of the regions above: name and kind by code. */
export type KnownRegions = Map<string, Pick<Region, 'name' | 'kind'>>;

/**
 * Derives a row from each fact, upper levels first; `known` gives the regions above that aren't among the facts, and
 * is added to. The parent is the nearest region above that exists, so that lists without the rows that only group fit.
 * A region below the province without any region above it is a fault of the caller.
 */
export function* deriveRegions(facts: Iterable<RegionFact>, known: KnownRegions = new Map()): Generator<DerivedRegion> {
  const romanised = new Map<string, ReturnType<typeof romanise>>();
  for (const { code, name } of facts) {
    const level = levelOf(code);
    const parents = codesAbove(code).filter((above) => known.has(above));
    const above = parents.flatMap((parent) => known.get(parent) ?? []);
    const parentCode = parents.at(-1) ?? (level === 'province' ? nationCode : undefined);
    if (parentCode === undefined) throw new Error(`region ${code} has no region above it`);
    const kind = kindOf({ code, name }, above.at(-1)?.name);
    if (level !== 'village') known.set(code, { name, kind });

    // Villages share their names by the thousand.
    const latin = romanised.get(name) ?? romanise(plainText(name));
    romanised.set(name, latin);
    yield { code, parentCode, name, level, kind, fullName: fullNameOf(above, name), shortName: shortNameOf(name, level), ...latin };
  }
}
