import { plainText, suffixes } from './names.ts';
import type { Region } from './region.ts';

/** A place in a plain text where a region may be meant. */
export type Mention = {
  region: Region;
  start: number;
  end: number;
  /** How well the text fits the name, 0 to 1: 1 is the whole official name. */
  fit: number;
  /** Whether a region is meant for sure: by a suffix of its level (沿溪镇, not just 沿溪), or there is no other text. */
  isExplicit: boolean;
};

/** What follows a short name when a street or another thing is meant: 长沙路, 北京大道. */
const streetFollows = /^(?:路|大道|大街|巷|街(?!道)|街坊|小区|大厦|公司|学校|医院)/u;

const anySuffix = new RegExp(`^(?:${Object.values(suffixes).flat().join('|')})`, 'u');

/** How well the text after a short name goes on: the region's own suffix, another of its level, none, or a foreign one. */
function fitAfterShortName(region: Region, rest: string): Omit<Mention, 'region' | 'start' | 'end'> & { suffix: string } {
  const own = plainText(region.name).slice(region.shortName.length);
  const suffix = suffixes[region.level].find((ending) => rest.startsWith(ending));
  if (suffix !== undefined) {
    // 恩施州, 新晃县, 某某街道办事处: the text's own way to say the same suffix.
    const isSame = own.endsWith(suffix) || suffix.startsWith(own) || region.level === 'village';
    // 望城县 became 望城区: likely the same place under its former rank, or another of that name.
    return { suffix, fit: isSame ? 0.95 : 0.6, isExplicit: true };
  }
  if (streetFollows.test(rest)) return { suffix: '', fit: 0.2, isExplicit: false };
  if (anySuffix.test(rest)) return { suffix: '', fit: 0.4, isExplicit: false };
  const bareFit = { province: 0.95, city: 0.85, county: 0.85, township: 0.75, village: 0.6 };
  return { suffix: '', fit: bareFit[region.level], isExplicit: false };
}

/** Every place of a plain text (see `plainText`) where the region's name or short name stands. */
export function mentionsOf(region: Region, text: string): Mention[] {
  const name = plainText(region.name);
  const found: Mention[] = [];
  for (let start = text.indexOf(region.shortName); start >= 0; start = text.indexOf(region.shortName, start + 1)) {
    if (text.startsWith(name, start)) {
      found.push({ region, start, end: start + name.length, fit: 1, isExplicit: true });
      continue;
    }
    const end = start + region.shortName.length;
    const { suffix, fit, isExplicit } = fitAfterShortName(region, text.slice(end));
    found.push({ region, start, end: end + suffix.length, fit, isExplicit: isExplicit || region.shortName === text });
  }
  return found;
}
