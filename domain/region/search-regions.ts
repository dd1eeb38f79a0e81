import { plainText } from './names.ts';
import type { RegionRepository, RegionSearch, RegionSearchKey } from './ports.ts';
import { choicesOf, readRegionText } from './read-region-text.ts';
import type { Region } from './region.ts';

/** How many regions of an earlier word are searched for the next one. */
const narrowedTo = 5;

/** Latin letters as the keys are kept: lower case, ü as v (吕梁 is found by lvliang, lüliang and lyuliang). */
function toPrefix(word: string): string {
  const plain = plainText(word).toLowerCase();
  return /\p{Script=Han}/u.test(plain) ? plain : plain.replaceAll('ü', 'v').replaceAll(/([ln])yu/g, '$1v').replaceAll("'", '');
}

function keysOf(prefix: string): readonly RegionSearchKey[] {
  return /^[a-z]+$/.test(prefix) ? ['initials', 'pinyin'] : ['name'];
}

/**
 * Regions by the beginning of their name, pinyin or initials: 浏阳, liuyang, ly. Several words narrow from left to right
 * (湖南 沿溪, changsha liuyang); a Chinese text without matches is read like a region text (浏阳沿溪).
 * `provinceCode`: only there. Higher levels and shorter names come first.
 */
export async function searchRegions(
  deps: { regions: RegionRepository },
  input: { text: string; provinceCode?: string | undefined; limit: number },
): Promise<Region[]> {
  const words = input.text.split(/[\s,，、]+/u).map(toPrefix).filter((word) => word !== '');
  const whole = words.join('');
  if (whole === '') return [];
  const inProvince = input.provinceCode === undefined ? {} : { within: [input.provinceCode] };
  const search = (prefix: string, rest: Omit<RegionSearch, 'keys' | 'prefix'>) =>
    deps.regions.search({ keys: keysOf(prefix), prefix, ...rest });

  const direct = await search(whole, { ...inProvince, limit: input.limit });
  const narrowed = words.length > 1 ? await searchStepwise(search, words, { ...inProvince, limit: input.limit }) : [];
  const found = [...new Map([...direct, ...narrowed].map((region) => [region.code, region])).values()];
  if (found.length > 0 || keysOf(whole)[0] !== 'name') return found.slice(0, input.limit);

  const read = choicesOf(await readRegionText(deps.regions, { text: whole, provinceCode: input.provinceCode }), input.limit);
  const isWanted = ({ code }: Region) => input.provinceCode === undefined || code.startsWith(input.provinceCode.slice(0, 2));
  return read.map(({ region }) => region).filter(isWanted);
}

async function searchStepwise(
  search: (prefix: string, rest: Omit<RegionSearch, 'keys' | 'prefix'>) => Promise<Region[]>,
  words: readonly string[],
  last: Omit<RegionSearch, 'keys' | 'prefix'>,
): Promise<Region[]> {
  let scope = last;
  for (const word of words.slice(0, -1)) {
    const above = await search(word, { ...scope, limit: narrowedTo });
    if (above.length === 0) return [];
    scope = { within: above.map(({ code }) => code), limit: last.limit };
  }
  const found = await search(words.at(-1) ?? '', scope);
  return found.filter(({ code }) => !scope.within?.includes(code));
}
