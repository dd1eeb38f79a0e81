import { z } from 'zod';
import { codeOf } from '../../../domain/code-list/code-list.ts';
import { unitLevelList } from '../../../domain/code-list/unit-level.ts';
import { unitIdField } from '../../../domain/dashboard/schema.ts';
import { instant } from '../../../domain/shared/schema.ts';
import { workItemKind } from '../../../domain/work-item/schema.ts';
import type { Operation } from '../operation.ts';
import { orderLine } from './orders.ts';

const unitId = unitIdField.exactOptional().meta({ title: '单位', description: '默认本单位' });
const days = z.enum(['7', '30', '90']).transform((text) => Number(text) as 7 | 30 | 90).exactOptional().meta({ title: '统计天数', description: '含今天，默认 30' }); // prettier-ignore

export const dashboardQuery = z.strictObject({ unitId, days });

export const urgentQuery = z.strictObject({
  unitId,
  urgency: z.enum(['late', 'soon', 'open']).exactOptional().meta({ title: '紧急程度', description: 'late 已超期（默认），soon 24 小时内到期，open 全部在办' }),
  step: workItemKind.exactOptional(),
  own: z.enum(['true', 'false']).transform((text) => text === 'true').exactOptional().meta({ title: '仅本级' }),
  after: z.string().max(400).exactOptional().meta({ title: '上一页给出的游标' }),
  limit: z.coerce.number().int().min(1).max(200).exactOptional().meta({ title: '每页条数', description: '默认 30' }),
}); // prettier-ignore

const pending = { open: z.int().meta({ title: '在办工单' }), late: z.int().meta({ title: '已超期' }), soon: z.int().meta({ title: '24 小时内到期' }) };
const place = z.strictObject({ id: z.string(), name: z.string() });
const averageHours = z.number().nullable().meta({ title: '平均用时（小时）' });
const ended = {
  ended: z.int().meta({ title: '结束' }),
  completed: z.int().meta({ title: '办结' }),
  onTime: z.int().meta({ title: '按期办结' }),
  timed: z.int().meta({ title: '有期限的办结' }),
  withdrawn: z.int().meta({ title: '退单' }),
  extended: z.int().meta({ title: '申请过延期' }),
  averageHours,
};
const accepted = z.int().meta({ title: '受理' });

/** The figures of one unit's subtree; all of them count orders. */
export const dashboardView = z
  .strictObject({
    unit: z.strictObject({ id: z.string(), name: z.string(), level: codeOf(unitLevelList) }),
    path: z.array(place).meta({ title: '上级单位', description: '到本人单位为止' }),
    days: z.int().meta({ title: '统计天数' }),
    from: z.string().meta({ title: '起始日' }),
    to: z.string().meta({ title: '截止日' }),
    pending: z.strictObject(pending),
    accepted,
    ended: z.strictObject(ended),
    byStep: z.array(z.strictObject({ kind: workItemKind.meta({ title: '环节' }), ...pending, done: z.int().meta({ title: '办完' }), averageHours })),
    byCategory: z.array(z.strictObject({ category: z.int(), accepted })),
    trend: z.array(z.strictObject({ day: z.string(), accepted, ended: z.int() })),
  })
  .meta({ title: '看板' });

/** The units right below with their figures, and what is held at the unit's own level, which has no movement. */
export const dashboardUnits = z
  .strictObject({
    units: z.array(
      z.strictObject({ unitId: z.string(), name: z.string(), level: codeOf(unitLevelList), hasBelow: z.boolean(), ...pending, moved: z.strictObject({ accepted, ...ended }).nullable() }),
    ),
  })
  .meta({ title: '各单位' });

/** Orders by the earliest due of their pending tasks. */
export const urgentPage = z
  .strictObject({
    orders: z.array(
      orderLine.extend({
        reminders: z.int().meta({ title: '催办次数' }),
        task: z.strictObject({
          kind: workItemKind,
          title: z.string().nullable(),
          unitId: z.string(),
          unitName: z.string().meta({ title: '任务所在单位' }),
          dueAt: instant.nullable().meta({ title: '最早的期限' }),
          assigneeName: z.string().nullable().meta({ title: '签收人' }),
        }),
        availableActions: z.array(z.enum(['remindHolder', 'issueSupervision'])).meta({ title: '可用操作' }),
      }),
    ),
    next: z.string().nullable().meta({ title: '下一页游标' }),
  })
  .meta({ title: '超期与将到期' });

const problems = ['right-required', 'not-found', 'validation-failed'] as const;

/** 看板 (P9.2). */
export const dashboardOperations: readonly Omit<Operation, 'security' | 'tag'>[] = [
  {
    operationId: 'readDashboard', method: 'get', path: '/dashboard', summary: '看板：超期与将到期、环节、趋势、比例、类别', query: dashboardQuery,
    responses: { 200: { description: '看板', body: dashboardView } }, problems,
  },
  {
    operationId: 'readDashboardUnits', method: 'get', path: '/dashboard/units', summary: '看板：直接下级各单位', query: dashboardQuery,
    responses: { 200: { description: '各单位', body: dashboardUnits } }, problems,
  },
  {
    operationId: 'listUrgentOrders', method: 'get', path: '/dashboard/orders', summary: '看板：超期与将到期的工单', query: urgentQuery,
    responses: { 200: { description: '一页工单', body: urgentPage } }, problems,
  },
]; // prettier-ignore
