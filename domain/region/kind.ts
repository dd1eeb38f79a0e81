import { levelOf } from './code.ts';
import type { RegionKind, RegionLevel } from './level.ts';

const groupingNames = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

/** Codes that the statistics give to what has no official standing: 开发区, "类似乡级" areas, 虚拟社区. */
const virtualCodes: Partial<Record<RegionLevel, RegExp>> = {
  county: /^\d{4}7[1-9]/,
  township: /^\d{6}[45]/,
  village: /^\d{9}[45]98$/,
};

/** What a row of the official list stands for, from its code, its name and the name of the region above it. */
export function kindOf(region: { code: string; name: string }, parentName: string | undefined): RegionKind {
  const { code, name } = region;
  const level = levelOf(code);
  if ((level === 'city' || level === 'county') && groupingNames.test(name)) return 'pseudo';
  // 嘉峪关 has no counties; the list gives it one (620201) under its own name so that its towns have a parent.
  if (level === 'county' && name === parentName) return 'pseudo';
  return virtualCodes[level]?.test(code) ? 'virtual' : 'ordinary';
}
