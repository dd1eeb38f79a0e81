import { isWithin } from './code.ts';
import type { Mention } from './mention.ts';
import type { Reading } from './reading.ts';
import type { Region } from './region.ts';

/** A region a text may name, with how sure that is: 0 to 1. */
export type RegionCandidate = { region: Region; confidence: number };

/** How sharply a lighter reading loses against a heavier one. */
const sharpness = 3;
/** What a region in the province one knows about gains, in characters explained: decides between equal names only. */
const provinceBonus = 1.5;

/** Where the text goes on otherwise (北京路, 浏阳镇头镇), a name may lead to a region below but is not what is meant. */
const leastFit = 0.5;
/** Candidates below this confidence are noise. */
const leastWorth = 0.01;

const overlaps = (one: Mention, other: Mention): boolean => one.start < other.end && other.start < one.end;

const related = (one: Region, other: Region): boolean => isWithin(one.code, other.code) || isWithin(other.code, one.code);

/** How well the mentions of a reading fit their names and stand together. */
function fitOf(reading: Reading): number {
  const lengths = reading.mentions.map(({ start, end }) => end - start);
  const explained = lengths.reduce((sum, length) => sum + length, 0);
  const fit = reading.mentions.reduce((sum, mention, index) => sum + mention.fit * (lengths[index] ?? 0), 0) / explained;
  const span = reading.last.end - reading.mentions[0].start;
  return fit * Math.max(0.5, 1 - 0.08 * (span - explained));
}

/** A province or city that the text names in full and that the reading contradicts: 湖南省武汉市江岸区. */
function isContradicted(reading: Reading, mentions: readonly Mention[]): boolean {
  return mentions.some(
    (mention) =>
      (mention.region.level === 'province' || mention.region.level === 'city') &&
      mention.fit === 1 &&
      !related(mention.region, reading.last.region) &&
      !reading.mentions.some((own) => overlaps(own, mention)),
  );
}

/**
 * Confidence of each reading: how well its names fit, shared among readings that exclude each other (one that lies
 * inside the other doesn't), halved where the text contradicts it. Readings come heaviest first.
 */
export function candidatesOf(readings: readonly Reading[], mentions: readonly Mention[], provinceCode?: string): RegionCandidate[] {
  const weighted = readings.map((reading) => ({
    reading,
    weight: reading.weight + (provinceCode !== undefined && isWithin(reading.last.region.code, provinceCode) ? provinceBonus : 0),
  }));
  const rated = weighted.map(({ reading, weight }) => {
    const rivals = weighted.filter((other) => other.reading === reading || !related(other.reading.last.region, reading.last.region));
    const share = 1 / rivals.reduce((sum, rival) => sum + Math.exp(sharpness * (rival.weight - weight)), 0);
    const confidence = fitOf(reading) * share * (isContradicted(reading, mentions) ? 0.5 : 1);
    return { region: reading.last.region, fit: reading.last.fit, weight, confidence: Math.round(confidence * 1000) / 1000 };
  });
  return rated
    .filter(({ fit, confidence }) => fit >= leastFit && confidence >= leastWorth)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ region, confidence }) => ({ region, confidence }));
}
