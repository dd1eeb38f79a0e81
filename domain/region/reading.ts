import { isWithin } from './code.ts';
import { regionLevels } from './level.ts';
import type { Mention } from './mention.ts';

/** One way to read a text: mentions from the left, each inside the region before it. The last one is what it names. */
export type Reading = { mentions: readonly [Mention, ...Mention[]]; last: Mention; weight: number };

const rank = (mention: Mention): number => regionLevels.indexOf(mention.region.level);

/** Levels left out between two mentions cost a little, because a shorter way down is more likely meant. */
const missingLevelCost = 0.3;

/** Text between two mentions costs much: names that belong together stand together. */
function gapCost(length: number): number {
  return length === 0 ? 0 : Math.min(0.5 + 0.5 * length, 3);
}

const ownWeight = (mention: Mention): number => mention.fit * (mention.end - mention.start);

function begin(mention: Mention): Reading {
  const lead = mention.start === 0 ? 0 : Math.min(0.1 * mention.start, 1);
  // A bare word in the middle of a text is seldom a place: 东方公司 is not 东方市.
  const doubt = mention.start > 0 && !mention.isExplicit ? 0.5 : 0;
  return {
    mentions: [mention],
    last: mention,
    weight: ownWeight(mention) - lead - doubt - missingLevelCost * rank(mention),
  };
}

function goOn(reading: Reading, mention: Mention): Reading {
  const gap = mention.start - reading.last.end;
  const missing = rank(mention) - rank(reading.last) - 1;
  return {
    mentions: [...reading.mentions, mention],
    last: mention,
    weight: reading.weight + ownWeight(mention) - gapCost(gap) - missingLevelCost * missing,
  };
}

function mayFollow(reading: Reading, mention: Mention): boolean {
  const { last } = reading;
  if (last.end > mention.start || rank(last) >= rank(mention)) return false;
  if (!isWithin(mention.region.code, last.region.code)) return false;
  // Below the county short names are everyday words: without a suffix they count only right behind the region above.
  return mention.isExplicit || rank(mention) < regionLevels.indexOf('township') || mention.start === last.end;
}

/**
 * The best reading that ends with each region mentioned, heaviest first. Weight counts the characters explained,
 * less for loose fits, gaps and levels left out.
 */
export function readingsOf(mentions: readonly Mention[]): Reading[] {
  const ordered = mentions.toSorted((one, other) => one.start - other.start || rank(one) - rank(other));
  const readings: Reading[] = [];
  for (const mention of ordered) {
    const ways = readings.filter((reading) => mayFollow(reading, mention)).map((reading) => goOn(reading, mention));
    const isBareBelowCounty = !mention.isExplicit && rank(mention) >= regionLevels.indexOf('township');
    if (!isBareBelowCounty) ways.push(begin(mention));
    const [best] = ways.toSorted((one, other) => other.weight - one.weight);
    if (best !== undefined) readings.push(best);
  }
  const perRegion = new Map<string, Reading>();
  for (const reading of readings) {
    const { code } = reading.last.region;
    const known = perRegion.get(code);
    if (known === undefined || known.weight < reading.weight) perRegion.set(code, reading);
  }
  return [...perRegion.values()].toSorted((one, other) => other.weight - one.weight || one.last.start - other.last.start);
}
