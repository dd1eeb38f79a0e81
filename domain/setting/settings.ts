/** Settings of a province that its administrators may change (product page: "Setting"), with their defaults. */
export const provinceSettingDefaults = {
  /** P3.4: how often a report may be sent back before the supervisor rules. */
  reviewMaxRounds: 3,
  /** P3.5: recorded attempts after which a person counts as not reachable. */
  informingAttempts: 3,
} as const;

export type ProvinceSettings = { [Name in keyof typeof provinceSettingDefaults]: number };

/** Settings in force, defaults included. */
export type Settings = { ofProvince(provinceUnitId: string): Promise<ProvinceSettings> };
