import type { AnonymityRule } from '../order/anonymity-rule.ts';

/** A 12345 platform as intake sees it: its province, its ways of docking and the settings its administrator chose. */
export type Platform = {
  id: string;
  code: string;
  name: string;
  /** 12 digits; also the id of the province's unit. */
  provinceCode: string;
  workOrderTransfer: boolean;
  callTransfer: boolean;
  interfaceCall: boolean;
  pageCall: boolean;
  anonymityRule: AnonymityRule | null;
  /** P1.4: only after its administrator has chosen the 匿名 rule. */
  live: boolean;
  sendsAccepted: boolean;
};

export type Platforms = { find(platformId: string): Promise<Platform | undefined> };
