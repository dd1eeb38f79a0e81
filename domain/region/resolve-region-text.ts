import { isWithin } from './code.ts';
import type { RegionCandidate } from './confidence.ts';
import { regionLevels } from './level.ts';
import { choicesOf, readRegionText, type RegionLookup } from './read-region-text.ts';

/** Below this a text counts as not resolved: people choose at 初审 (P1.5). */
export const leastConfidence = 0.6;

/** What a text was resolved to; `best` is absent where nothing is sure enough. */
export type ResolvedRegion = { best?: RegionCandidate; candidates: RegionCandidate[] };

/** How many candidates people are given to choose from. */
const offered = 10;

/**
 * Resolves a region given as text to a region with a confidence, and names the candidates (P1.5, P7.1).
 * `provinceCode` (12 digits) decides between equal names and never hides a region that lies elsewhere.
 * Where two towns or villages fit equally, `best` is the region above them that the text names.
 */
export async function resolveRegionText(
  deps: { regions: RegionLookup },
  input: { text: string; provinceCode?: string | undefined },
): Promise<ResolvedRegion> {
  const read = await readRegionText(deps.regions, input);
  const candidates = choicesOf(read, offered);
  const [likeliest] = candidates;
  const best = read
    .filter(({ region, confidence }) => confidence >= leastConfidence && likeliest && isWithin(likeliest.region.code, region.code))
    .toSorted((one, other) => rank(other) - rank(one))[0];
  return best === undefined ? { candidates } : { best, candidates };
}

const rank = ({ region }: RegionCandidate): number => regionLevels.indexOf(region.level);
