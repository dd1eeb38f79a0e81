import { describe, expect, it } from '@jest/globals';
import { computeDue, dueOnDate, type DueOptions } from '../../../domain/calendar/compute-due.ts';
import { explainDue } from '../../../domain/calendar/explain-due.ts';
import type { DueExplanation } from '../../../domain/calendar/explanation.ts';
import { extendDue } from '../../../domain/calendar/extend-due.ts';
import { innerDue } from '../../../domain/calendar/inner-due.ts';
import type { LimitUnit } from '../../../domain/calendar/schema.ts';
import { publishedHolidays } from '../../../infra/calendar/published-holidays.ts';
import { chinaTime } from '../../builders/china-time.ts';

const calendar = publishedHolidays({ publishedUntil: 2026 });
const due = (start: string, amount: number, unit: LimitUnit, options: DueOptions = {}) => computeDue(chinaTime(start), { amount, unit }, calendar, options);
const basis = { clause: '《山东省政务服务热线管理办法》（2020年1月）', tableVersion: '办理时限表第1版' };
const waiting = { from: chinaTime('2026-10-09 10:00'), until: chinaTime('2026-10-13 15:00'), reason: '等待补正' };

describe('a due explains itself in sentences a clerk can check (P5.2)', () => {
  it.each([
    [
      '国庆 2024 with its clause',
      due('2024-09-27 10:00', 5, 'workingDay', { basis }),
      '自2024年9月27日（周五）10:00起算，期限5个工作日，当日不计入。不计入：9月28日（周末）、10月1日至7日（国庆节）。上班计入：9月29日（国庆节调休）。期限至2024年10月10日（周四）24:00届满。依据：《山东省政务服务热线管理办法》（2020年1月）（办理时限表第1版）。',
    ],
    [
      '春节 2025',
      due('2025-01-24 16:45', 10, 'workingDay', { closingHour: '17:30' }),
      '自2025年1月24日（周五）16:45起算，期限10个工作日，当日不计入。不计入：1月25日（周末）、1月28日至2月4日（春节）、2月9日（周末）。上班计入：1月26日、2月8日（春节调休）。期限至2025年2月13日（周四）17:30届满。',
    ],
    [
      '春节 2026',
      due('2026-02-06 10:00', 15, 'workingDay'),
      '自2026年2月6日（周五）10:00起算，期限15个工作日，当日不计入。不计入：2月7日至8日（周末）、2月15日至23日（春节）、3月1日（周末）。上班计入：2月14日、2月28日（春节调休）。期限至2026年3月5日（周四）24:00届满。',
    ],
    [
      'a New Year that is not published yet',
      due('2026-12-25 10:00', 10, 'workingDay', { closingHour: '17:30' }),
      '自2026年12月25日（周五）10:00起算，期限10个工作日，当日不计入。不计入：12月26日至27日（周末）、2027年1月1日（元旦）、1月2日至3日、1月9日至10日（周末）。期限至2027年1月11日（周一）17:30届满。2027年放假安排尚未公布，以上为暂定期限，公布后重新计算。',
    ],
    [
      'calendar days that end on a holiday',
      due('2026-09-21 10:00', 10, 'day'),
      '自2026年9月21日（周一）10:00起算，期限10个自然日，当日不计入。最后一日10月1日不上班：10月1日至7日（国庆节），顺延至下一个工作日10月8日。期限至2026年10月8日（周四）24:00届满。',
    ],
    [
      'hours',
      due('2026-10-09 17:20:33', 24, 'hour'),
      '自2026年10月9日（周五）17:20起算，期限24小时，连续计算。期限至2026年10月10日（周六）17:20届满。',
    ],
    [
      'a pause',
      due('2026-10-08 10:00', 5, 'workingDay', { pauses: [waiting] }),
      '自2026年10月8日（周四）10:00起算，期限5个工作日，当日不计入。2026年10月9日（周五）10:00至2026年10月13日（周二）15:00暂停计时（等待补正）。不计入：10月9日至10日（暂停计时：等待补正）、10月11日（周末）、10月12日（暂停计时：等待补正）、10月17日至18日（周末）。期限至2026年10月19日（周一）24:00届满。',
    ],
    [
      'the date that 12345 names',
      dueOnDate('2026-10-03', { closingHour: '17:30' }),
      '12345平台指定办结日期为2026年10月3日（周六），不因节假日顺延。期限至2026年10月3日（周六）17:30届满。',
    ],
    [
      'an extension from the due before',
      extendDue(due('2024-09-27 10:00', 5, 'workingDay', { basis }), { amount: 10, unit: 'day' }, calendar),
      '自2024年9月27日（周五）10:00起算，期限5个工作日，当日不计入。不计入：9月28日（周末）、10月1日至7日（国庆节）。上班计入：9月29日（国庆节调休）。期限至2024年10月10日（周四）24:00届满。延期10个自然日，自原期限届满起计算。最后一日10月20日不上班：10月20日（周末），顺延至下一个工作日10月21日。期限至2024年10月21日（周一）24:00届满。依据：《山东省政务服务热线管理办法》（2020年1月）（办理时限表第1版）。',
    ],
    [
      'an extension from its approval',
      extendDue(due('2026-03-02 10:00', 5, 'workingDay'), { amount: 7, unit: 'workingDay' }, calendar, { from: { base: 'approval', approvedAt: chinaTime('2026-03-06 09:30') } }),
      '自2026年3月2日（周一）10:00起算，期限5个工作日，当日不计入。不计入：3月7日至8日（周末）。期限至2026年3月9日（周一）24:00届满。延期7个工作日，自2026年3月6日（周五）09:30批准起计算。不计入：3月7日至8日、3月14日至15日（周末）。期限至2026年3月17日（周二）24:00届满。',
    ],
    [
      'an inner due that leaves time for the reviews above',
      innerDue(due('2026-09-21 10:00', 10, 'workingDay'), dueOnDate('2026-10-11').dueAt, [
        { name: '市级审核', limit: { amount: 1, unit: 'workingDay' } },
        { name: '省级审核', limit: { amount: 2, unit: 'workingDay' } },
      ], calendar),
      '按层级时限至2026年10月12日（周一）24:00，但12345平台办结期限为2026年10月11日（周日）24:00，须为市级审核预留1个工作日、省级审核预留2个工作日。不计入：10月1日至7日（国庆节）、10月11日（周末）。上班计入：10月10日（国庆节调休）。期限至2026年9月30日（周三）24:00届满。',
    ],
    [
      'an inner due without reviews above',
      innerDue(due('2026-03-02 10:00', 10, 'workingDay'), chinaTime('2026-03-07 00:00'), [], calendar),
      '按层级时限至2026年3月16日（周一）24:00，但12345平台办结期限为2026年3月6日（周五）24:00，不得晚于此。期限至2026年3月6日（周五）24:00届满。',
    ],
  ])('%s', (_title, { explanation }, text) => {
    expect(explainDue(explanation)).toBe(text);
  });

  it('says who named the day by which a 督办单 is replied to', () => {
    expect(explainDue(dueOnDate('2026-10-12', { by: 'supervisor' }).explanation)).toBe(
      '督办人指定回复日期为2026年10月12日（周一），不因节假日顺延。期限至2026年10月12日（周一）24:00届满。',
    );
  });

  it('reads the same after it was kept as JSON', () => {
    const { explanation } = due('2026-09-24 10:00', 6, 'workingDay', { basis, pauses: [waiting] });
    expect(explainDue(JSON.parse(JSON.stringify(explanation)) as DueExplanation)).toBe(explainDue(explanation));
  });

  it('keeps every step', () => {
    expect(due('2026-09-29 10:00', 4, 'workingDay').explanation.steps).toEqual([
      { kind: 'start', at: '2026-09-29T02:00:00.000Z', limit: { amount: 4, unit: 'workingDay' } },
      ...['01', '02', '03', '04', '05', '06', '07'].map((date) => ({ kind: 'skipped', on: `2026-10-${date}`, reason: '国庆节' })),
      { kind: 'workedWeekend', on: '2026-10-10', reason: '国庆节调休' },
      { kind: 'end', at: '2026-10-10T16:00:00.000Z' },
    ]);
  });
});
