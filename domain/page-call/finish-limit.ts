import { computeDue } from '../calendar/compute-due.ts';
import type { Limit } from '../calendar/schema.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { chinaDayOf } from '../shared/instant.ts';

/** 办理时限 of a province's complaints, with the clause of its row (P5.2). */
export type FinishLimit = { limit: Limit; clause: string };

/** The limits as the decision table in force gave them last; a province is known by two digits. Each method is a transaction of its own. */
export type FinishLimits = {
  find(province: string): Promise<FinishLimit | undefined>;
  save(province: string, limit: FinishLimit, at: Date): Promise<void>;
  /** Provinces with a platform that uses page call. */
  wanted(): Promise<string[]>;
};

/** The national row of the limit table, until the table has been asked for a province. */
export const nationalFinishLimit: FinishLimit = { limit: { amount: 15, unit: 'workingDay' }, clause: '全国默认（产品设定）：投诉举报15个工作日' };

/** The 办结日期 with which a complaint's page begins (P2.2): the last day of the limit, counted from the call. The agent may change it. */
export function defaultFinishBy(calledAt: Date, calendar: WorkCalendar, limit: Limit): string {
  const { dueAt } = computeDue(calledAt, limit, calendar);
  // The last day ends at its midnight, which is the next day's beginning.
  return chinaDayOf(new Date(dueAt.getTime() - 1));
}
