import { chinaDayOf } from '../shared/instant.ts';
import { dayText, daysText, endText, fullDayText, limitText, momentText } from './chinese-dates.ts';
import { type CivilDay, lastDayOf, yearOf } from './civil-day.ts';
import type { DueExplanation, DueStep } from './explanation.ts';

type DayStep = Extract<DueStep, { kind: 'skipped' | 'workedWeekend' }>;
type PostponedStep = Extract<DueStep, { kind: 'postponed' }>;
type OtherStep = Exclude<DueStep, DayStep | PostponedStep>;

const isDayStep = (step: DueStep): step is DayStep => step.kind === 'skipped' || step.kind === 'workedWeekend';

/**
 * An explanation as Chinese sentences for a clerk (P5.2): from when, which days don't count and why, worked weekends,
 * pauses, extensions, the end, the clause, and whether it is provisional. No personal data.
 */
export function explainDue({ steps, basis, provisionalYears }: DueExplanation): string {
  const sentences: string[] = [];
  let year = yearOfStep(steps[0]);
  let days: DayStep[] = [];
  for (const step of steps) {
    if (isDayStep(step)) {
      days.push(step);
      continue;
    }
    if (step.kind === 'postponed') sentences.push(postponedText(step, days, year));
    else sentences.push(...daySentences(days, year), sentenceOf(step));
    year = yearOfStep(step) ?? year;
    days = [];
  }
  if (basis) sentences.push(`依据：${basis.clause}（${basis.tableVersion}）。`);
  if (provisionalYears.length > 0) sentences.push(`${provisionalYears.join('年、')}年放假安排尚未公布，以上为暂定期限，公布后重新计算。`);
  return sentences.join('');
}

function daySentences(days: readonly DayStep[], year: number | undefined): readonly string[] {
  const of = (kind: DayStep['kind']): readonly DayStep[] => days.filter((step) => step.kind === kind);
  const [skipped, worked] = [of('skipped'), of('workedWeekend')];
  const inYear = year ?? 0;
  return [
    ...(skipped.length > 0 ? [`不计入：${daysText(skipped, inYear)}。`] : []),
    ...(worked.length > 0 ? [`上班计入：${daysText(worked, inYear)}。`] : []),
  ];
}

/** That a clock stands now, and why: the end moves when it goes on. */
export function explainStanding({ at, reason }: { at: string; reason: string }): string {
  return `自${momentText(new Date(at))}起暂停计时（${reason}），恢复后重新推算。`;
}

function sentenceOf(step: OtherStep): string {
  switch (step.kind) {
    case 'start':
      return step.limit.unit === 'hour'
        ? `自${momentText(new Date(step.at))}起算，期限${limitText(step.limit)}，连续计算。`
        : `自${momentText(new Date(step.at))}起算，期限${limitText(step.limit)}，当日不计入。`;
    case 'givenDate':
      return `${step.by === 'supervisor' ? '督办人指定回复日期' : '12345平台指定办结日期'}为${fullDayText(step.on)}，不因节假日顺延。`;
    case 'paused':
      return `${momentText(new Date(step.from))}至${momentText(new Date(step.until))}暂停计时（${step.reason}）。`;
    case 'extended':
      return extendedText(step);
    case 'reserved':
      return reservedText(step);
    case 'moved':
      return `${step.byUnit}于${momentText(new Date(step.at))}调整了本级期限。`;
    case 'end':
      return `期限至${endText(new Date(step.at))}届满。`;
  }
}

/** The days off from the last day on are the reason of the postponement; those before were paused. */
function postponedText({ from, to }: PostponedStep, days: readonly DayStep[], year: number | undefined): string {
  const before = days.filter(({ on }) => on < from);
  const off = days.filter((step) => step.kind === 'skipped' && step.on >= from);
  const reason = daysText(off, year ?? 0);
  return [...daySentences(before, year), `最后一日${dayText(from, year)}不上班：${reason}，顺延至下一个工作日${dayText(to, yearOf(from))}。`].join('');
}

function extendedText({ base, from, limit }: Extract<DueStep, { kind: 'extended' }>): string {
  const since = base === 'due' ? '自原期限届满起' : `自${momentText(new Date(from))}批准起`;
  return `延期${limitText(limit)}，${since}计算。`;
}

function reservedText({ budgetDueAt, orderDueAt, reserves }: Extract<DueStep, { kind: 'reserved' }>): string {
  const before = reserves.length === 0 ? '不得晚于此' : `须为${reserves.map(({ name, limit }) => `${name}预留${limitText(limit)}`).join('、')}`;
  return `按层级时限至${endText(new Date(budgetDueAt))}，但12345平台办结期限为${endText(new Date(orderDueAt))}，${before}。`;
}

/** The year that a reader has in mind after a step, so that days needn't repeat it. */
function yearOfStep(step: DueStep | undefined): number | undefined {
  const day = step && dayOfStep(step);
  return day === undefined ? undefined : yearOf(day);
}

function dayOfStep(step: DueStep): CivilDay {
  switch (step.kind) {
    case 'start':
    case 'extended':
      return step.kind === 'start' ? chinaDayOf(new Date(step.at)) : lastDayOf(new Date(step.from));
    case 'givenDate':
    case 'skipped':
    case 'workedWeekend':
      return step.on;
    case 'paused':
      return chinaDayOf(new Date(step.until));
    case 'postponed':
      return step.to;
    case 'reserved':
      return lastDayOf(new Date(step.orderDueAt));
    case 'moved':
      return chinaDayOf(new Date(step.at));
    case 'end':
      return lastDayOf(new Date(step.at));
  }
}
