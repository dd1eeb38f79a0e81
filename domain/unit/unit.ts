/** The levels of the 12317 organisation: 国家、省、市、县. A county that hangs directly under its province is a county. */
export const unitLevels = ['national', 'province', 'city', 'county'] as const;
export type UnitLevel = (typeof unitLevels)[number];

/** The levels that handle orders and review reports. */
export type HandlingLevel = Exclude<UnitLevel, 'national'>;

/** What people call each level. */
export const levelNames: Record<UnitLevel, string> = { national: '国家局', province: '省级', city: '市级', county: '县级' };

/**
 * A unit (单位). Its id is the 12-digit code of the region it serves, 国家局's is that of the nation. `parentId` is the unit above: a city's is its
 * province, a county's its city, or the province where no city unit stands between (直辖市, 省直辖县).
 */
export type Unit = {
  id: string;
  name: string;
  level: UnitLevel;
  /** 12-digit code of the province; null for 国家局. */
  provinceCode: string | null;
  parentId: string | null;
  inUse: boolean;
};

/** The level of a unit that handles orders. 国家局 never does; a wrong call is a programming fault. */
export function handlingLevelOf(unit: { id: string; level: UnitLevel }): HandlingLevel {
  if (unit.level === 'national') throw new Error(`unit ${unit.id} does not handle orders`);
  return unit.level;
}
