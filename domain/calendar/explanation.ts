import type { CivilDay } from './civil-day.ts';
import type { Limit } from './schema.ts';

/** The rule row that a period comes from (P5.2). */
export type Basis = {
  /** Document and clause, e.g. 《山东省政务服务热线管理办法》（2020年）. */
  readonly clause: string;
  /** Name and version of the table that held the row, e.g. 办理时限表第3版. */
  readonly tableVersion: string;
};

/**
 * One step of how a due came about. Instants are ISO texts and days `CivilDay`, so that an explanation is kept as JSON
 * and read back unchanged.
 */
export type DueStep =
  /** The period and the event it counts from. */
  | { readonly kind: 'start'; readonly at: string; readonly limit: Limit }
  /** 12345 named the date itself (办结日期, P5.3), or a supervisor did (督办单, P5.4). */
  | { readonly kind: 'givenDate'; readonly on: CivilDay; readonly by?: 'supervisor' }
  | { readonly kind: 'paused'; readonly from: string; readonly until: string; readonly reason: string }
  /** A day that doesn't count, and why: 周末, 国庆节, 暂停计时. */
  | { readonly kind: 'skipped'; readonly on: CivilDay; readonly reason: string }
  /** A weekend day that counts because it was worked. */
  | { readonly kind: 'workedWeekend'; readonly on: CivilDay; readonly reason: string }
  /** The last day was a day off; the end moves to the next working day (民法典第二百零三条). */
  | { readonly kind: 'postponed'; readonly from: CivilDay; readonly to: CivilDay }
  /** Counted from the due before, or from the approval (P4.2). */
  | { readonly kind: 'extended'; readonly limit: Limit; readonly from: string; readonly base: 'due' | 'approval' }
  /** The unit's budget would end later than 12345's due allows, less the working time of the reviews above (P5.3). */
  | { readonly kind: 'reserved'; readonly budgetDueAt: string; readonly orderDueAt: string; readonly reserves: readonly Reserve[] }
  /** The delegating unit moved the inner due of the unit below (P4.4). */
  | { readonly kind: 'moved'; readonly at: string; readonly byUnit: string }
  | { readonly kind: 'end'; readonly at: string };

/** Time that one step above needs, e.g. 市级审核 1 working day. */
export type Reserve = { readonly name: string; readonly limit: Limit };

/** How a due came about, for people and for computing it again. */
export type DueExplanation = {
  readonly steps: readonly DueStep[];
  readonly basis: Basis | undefined;
  /** State of the holiday data that was counted by; undefined where no holiday matters. */
  readonly calendarVersion: string | undefined;
  /** Years whose holidays aren't published yet and that the due was counted through; not empty means provisional. */
  readonly provisionalYears: readonly number[];
};

/** An instant by which something must be done, with its reasons. */
export type Due = { readonly dueAt: Date; readonly explanation: DueExplanation };
