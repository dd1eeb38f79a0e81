import { codePointLength } from '../shared/free-text.ts';
import type { Region } from './region.ts';
import type { RegionLevel } from './level.ts';

/** The suffixes a name of each level may carry, the longer first, so that the whole suffix is taken. */
export const suffixes = {
  province: ['特别行政区', '自治区', '省', '市'],
  city: ['自治州', '地区', '州', '盟', '市'],
  county: ['自治县', '自治旗', '林区', '特区', '新区', '市', '县', '区', '旗'],
  township: ['街道办事处', '地区办事处', '民族苏木', '民族乡', '街道办', '办事处', '街道', '苏木', '镇', '乡'],
  village: [
    '社区居民委员会', '社区村民委员会', '社区居委会', '社区村委会', '村村民委员会', '村民委员会', '居民委员会', '村居委会',
    '村村委会', '嘎查村委会', '嘎查委员会', '村委会', '居委会', '虚拟社区', '虚拟生活区', '生活区', '社区', '嘎查村', '嘎查', '村',
    // For names of one character: 南村委会 is 南村's committee.
    '民委员会', '委员会', '委会',
  ], // prettier-ignore
} as const satisfies Record<RegionLevel, readonly string[]>;

// The peoples that names of autonomous places carry; four also occur without 族 (博尔塔拉蒙古自治州).
const peoples =
  '壮|回|满|维吾尔|苗|彝|土家|藏|蒙古|侗|布依|瑶|白|朝鲜|哈尼|黎|哈萨克|傣|畲|傈僳|东乡|仡佬|拉祜|佤|水|纳西|羌|土|仫佬|锡伯|柯尔克孜|景颇|' +
  '达斡尔|撒拉|布朗|毛南|塔吉克|普米|阿昌|怒|鄂温克|京|基诺|德昂|保安|俄罗斯|裕固|乌孜别克|门巴|鄂伦春|独龙|赫哲|高山|珞巴|塔塔尔|各';
const peopleEnding = new RegExp(`(?:(?:${peoples})族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|维吾尔)$`, 'u');

/** Removes an ending, but never leaves less than two characters: 沙县 stays 沙县, 内蒙古 stays 内蒙古. */
function without(name: string, ending: string): string {
  const rest = name.slice(0, name.length - ending.length);
  return ending !== '' && name.endsWith(ending) && codePointLength(rest) >= 2 ? rest : name;
}

function withoutPeoples(name: string): string {
  const rest = without(name, peopleEnding.exec(name)?.[0] ?? '');
  return rest === name ? name : withoutPeoples(rest);
}

/** The name as people shorten it: 湖南省 → 湖南, 新晃侗族自治县 → 新晃, 沿溪镇 → 沿溪, 沙龙村村委会 → 沙龙. */
export function shortNameOf(name: string, level: RegionLevel): string {
  const bare = plainText(name);
  const suffix = suffixes[level].find((ending) => without(bare, ending) !== bare) ?? '';
  const rest = without(bare, suffix);
  if (level !== 'village') return withoutPeoples(rest);
  // A committee is named after its village or community: 沙龙村 + 村委会 carries two endings.
  const inner = suffixes.village.find((ending) => without(rest, ending) !== rest) ?? '';
  return without(rest, inner);
}

/** The name of a region from the province down, leaving out the rows that only group and a name said twice. */
export function fullNameOf(above: readonly Pick<Region, 'name' | 'kind'>[], name: string): string {
  const names = [...above.filter(({ kind }) => kind !== 'pseudo').map((region) => region.name), name];
  return names.filter((part, index) => part !== names[index - 1]).join('');
}

/** Text as names are compared: full-width forms narrowed, no white space, no separators. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Cc}\p{Cf},，、/\\|>_.。;；:：·•-]+/gu, '');
}
