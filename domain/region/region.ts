import type { RegionKind, RegionLevel } from './level.ts';
import type { RegionRecord } from './schema.ts';

/** A region (区划, 表10) with what rules and pages need beside the three facts of the table. */
export type Region = RegionRecord & {
  level: RegionLevel;
  kind: RegionKind;
  /** From the province down, without the rows that only group: 湖南省长沙市浏阳市沿溪镇. */
  fullName: string;
  /** The name as people shorten it: 浏阳, 新晃, 沿溪; never shorter than two characters. */
  shortName: string;
  /** False for a code that a newer edition no longer lists; orders of that time still refer to it. */
  inUse: boolean;
};
