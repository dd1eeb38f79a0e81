/** The five levels of administrative divisions (五级区划), highest first. */
export const regionLevels = ['province', 'city', 'county', 'township', 'village'] as const;

/** One of {@link regionLevels}. */
export type RegionLevel = (typeof regionLevels)[number];

/**
 * What a row of the list stands for: `ordinary` a division with an administration of its own; `pseudo` a row that only
 * groups others (市辖区, 县, 省直辖县级行政区划, the one county of 嘉峪关); `virtual` a unit of the statistics without
 * official standing (开发区, "类似乡级" areas, 虚拟社区).
 */
export const regionKinds = ['ordinary', 'pseudo', 'virtual'] as const;

/** One of {@link regionKinds}. */
export type RegionKind = (typeof regionKinds)[number];
