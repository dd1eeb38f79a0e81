import { z } from 'zod';
import { closure } from '../../../domain/calendar/schema.ts';
import { changeReason, limitRowDraft, limitTableChange, limitTableId } from '../../../domain/limit-table/schema.ts';
import { calendarYear, provinceDays } from '../../../domain/province-calendar/schema.ts';
import { instant } from '../../../domain/shared/schema.ts';

/** Limits and calendars: what both show is what a change would do to open dues. */
const effect = z
  .strictObject({
    orders: z.int().meta({ title: '受影响的工单数' }),
    dues: z.int().meta({ title: '受影响的期限数' }),
    moved: z
      .array(z.strictObject({ orderId: z.uuid(), acceptanceNo: z.string(), name: z.string().meta({ title: '期限' }), unitName: z.string().nullable(), from: instant, to: instant }))
      .meta({ title: '将变动的期限', description: '至多 100 条' }),
  })
  .meta({ title: '对在办工单的影响' });
export const effectAnswer = z.strictObject({ effect }).meta({ title: '对在办工单的影响' });

const tableRow = z.strictObject({ id: z.string(), ...limitRowDraft.shape }).meta({ title: '时限行' });
const version = {
  revision: z.int().meta({ title: '修订号' }),
  state: z.enum(['proposed', 'inForce', 'refused']).meta({ title: '状态', description: 'proposed 等待部署、inForce 已生效、refused 引擎未接受' }),
  origin: z.enum(['file', 'page']).meta({ title: '来源', description: 'file 文件、page 页面' }),
  reason: z.string().meta({ title: '理由' }),
  authorName: z.string().nullable(),
  createdAt: instant,
  decisionVersion: z.int().nullable().meta({ title: '决策表版本', description: '期限说明里的“第N版”' }),
  deployedAt: instant.nullable(),
  problem: z.string().nullable().meta({ title: '引擎未接受的原因' }),
  appliesToOpen: z.boolean().meta({ title: '适用于在办工单' }),
};
const versionLine = z.strictObject(version).meta({ title: '版本' });
const changes = z.array(z.strictObject({ before: tableRow.nullable(), after: tableRow.nullable() })).meta({ title: '改动的行' });

export const limitsQuery = z.strictObject({ table: limitTableId });
export const limitTable = z
  .strictObject({
    inForce: versionLine,
    proposed: versionLine.nullable(),
    refusedLast: versionLine.nullable(),
    rows: z.array(z.strictObject({ id: z.string(), ...limitRowDraft.shape, provinceName: z.string().nullable(), isOwn: z.boolean().meta({ title: '可以修改' }) })),
  })
  .meta({ title: '时限表' });
export const limitVersions = z.strictObject({ versions: z.array(z.strictObject({ ...version, changes })) }).meta({ title: '时限表的历史' });

const wanted = { table: limitTableId, basedOn: z.int().min(1).meta({ title: '所依据的修订号' }), change: limitTableChange };
export const limitPreviewBody = z.strictObject(wanted).meta({ title: '预览时限修订' });
export const limitPreview = z.strictObject({ changes, effect }).meta({ title: '时限修订的影响' });
export const limitChangeBody = z
  .strictObject({ ...wanted, reason: changeReason, appliesToOpen: z.boolean().meta({ title: '适用于在办工单', description: 'false 时在办期限按原版本走完' }) })
  .meta({ title: '时限修订' });
export const limitChangeAnswer = z.strictObject({ revision: z.int() }).meta({ title: '已保存，等待部署' });

export const calendarQuery = z.strictObject({ provinceUnitId: z.string().max(12).meta({ title: '省' }), year: calendarYear });
export const calendarAnswer = z
  .strictObject({
    provinceUnitId: z.string(),
    year: z.int(),
    isPublished: z.boolean().meta({ title: '国务院办公厅通知已公布' }),
    publishedUntil: z.int(),
    source: z.string().meta({ title: '数据来源' }),
    closingHour: z.string(),
    closures: z.array(closure),
    days: z.array(
      z.strictObject({
        on: z.iso.date(),
        working: z.boolean(),
        kind: z.enum(['working', 'weekend', 'holiday', 'workedWeekend', 'ownOff', 'ownWorked']),
        reason: z.string().nullable(),
        provisional: z.boolean(),
      }),
    ),
    provisionalDues: z.int().meta({ title: '暂定的在办期限' }),
  })
  .meta({ title: '一年的日历' });
const wantedDays = { provinceUnitId: z.string().max(12), days: provinceDays };
export const daysPreviewBody = z.strictObject(wantedDays).meta({ title: '预览本省日历' });
export const daysChangeBody = z.strictObject({ ...wantedDays, reason: changeReason }).meta({ title: '本省日历变更' });
