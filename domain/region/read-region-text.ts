import { isWithin } from './code.ts';
import { candidatesOf, type RegionCandidate } from './confidence.ts';
import type { RegionLevel } from './level.ts';
import { mentionsOf, type Mention } from './mention.ts';
import { plainText } from './names.ts';
import type { RegionRepository } from './ports.ts';
import { readingsOf, type Reading } from './reading.ts';

/** The part of the regions that reading a text needs. */
export type RegionLookup = Pick<RegionRepository, 'mentionedIn'>;

/** Regions stand at the beginning; what comes later is a house number or a story. */
const longestRead = 120;
/** How many readings of a level are followed further down. */
const followed = 6;

/** Rows that only group stand in some systems' texts (北京市市辖区东城区) and say nothing. */
const groupingWords = /(?:自治区|省)直辖县级?行政(?:区划|单位)|市辖区(?!域)/gu;

function heaviest(readings: readonly Reading[], isMeant: (level: RegionLevel) => boolean): string[] {
  const top = readings[0]?.weight ?? 0;
  return readings
    .filter(({ last, weight }) => isMeant(last.region.level) && weight > top - 3)
    .slice(0, followed)
    .map(({ last }) => last.region.code);
}

/**
 * The regions a text may name, likeliest first, those above a likelier one included.
 * Reads down in three steps: province to county anywhere, towns inside what was found (or inside the known province,
 * or anywhere), villages inside counties and towns found.
 */
export async function readRegionText(
  lookup: RegionLookup,
  input: { text: string; provinceCode?: string | undefined },
): Promise<RegionCandidate[]> {
  const text = plainText(input.text).slice(0, longestRead).replaceAll(groupingWords, '');
  const { provinceCode } = input;
  const mentions: Mention[] = [];
  const add = async (levels: readonly RegionLevel[], within?: readonly string[]): Promise<Reading[]> => {
    const regions = await lookup.mentionedIn(text, within === undefined ? { levels } : { levels, within });
    mentions.push(...regions.flatMap((region) => mentionsOf(region, text)));
    return readingsOf(mentions);
  };

  const upper = heaviest(await add(['province', 'city', 'county']), () => true);
  const scope = upper.length > 0 ? upper : provinceCode === undefined ? undefined : [provinceCode];
  const lower = heaviest(await add(['township'], scope), (level) => level === 'county' || level === 'township');
  const readings = lower.length > 0 ? await add(['village'], lower) : readingsOf(mentions);
  return candidatesOf(readings, mentions, provinceCode);
}

/** The candidates without those that a likelier one lies in: what people choose from. */
export function choicesOf(candidates: readonly RegionCandidate[], limit: number): RegionCandidate[] {
  return candidates
    .filter(({ region }, index) => !candidates.slice(0, index).some((likelier) => isWithin(likelier.region.code, region.code)))
    .slice(0, limit);
}
