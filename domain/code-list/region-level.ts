import type { RegionLevel } from '../region/level.ts';
import { entriesOf, type CodeList } from './code-list.ts';

/** The five levels of a region (五级区划). */
export const regionLevelList: CodeList<RegionLevel> = {
  id: 'region-level',
  version: '1',
  title: '区划层级',
  source: '整合技术方案四',
  entries: entriesOf<RegionLevel>({ province: '省级', city: '地级', county: '县级', township: '乡级', village: '村级' }),
};
