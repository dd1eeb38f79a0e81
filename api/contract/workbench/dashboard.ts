import { z } from 'zod';
import { codeOf } from '../../../domain/code-list/code-list.ts';
import { unitLevelList } from '../../../domain/code-list/unit-level.ts';
import type { Operation } from '../operation.ts';

export const dashboardQuery = z.strictObject({ unitId: z.string().max(12).exactOptional().meta({ title: '单位', description: '默认本单位' }) });

const pending = { open: z.int().meta({ title: '待办' }), late: z.int().meta({ title: '已超期' }), soon: z.int().meta({ title: '24 小时内到期' }) };
const place = z.strictObject({ id: z.string(), name: z.string() });

/** The figures of one unit's subtree. */
export const dashboardView = z
  .strictObject({
    unit: z.strictObject({ id: z.string(), name: z.string(), level: codeOf(unitLevelList) }),
    path: z.array(place).meta({ title: '上级单位', description: '到本人单位为止' }),
    days: z.int().meta({ title: '统计天数' }),
    accepted: z.int().meta({ title: '受理' }),
    ended: z.strictObject({
      ended: z.int().meta({ title: '结束' }),
      completed: z.int().meta({ title: '办结' }),
      onTime: z.int().meta({ title: '按期办结' }),
      timed: z.int().meta({ title: '有期限的办结' }),
      withdrawn: z.int().meta({ title: '退单' }),
      extended: z.int().meta({ title: '申请过延期' }),
    }),
    byUnit: z.array(z.strictObject({ unitId: z.string(), name: z.string(), level: codeOf(unitLevelList), hasBelow: z.boolean(), ...pending })),
    byStep: z.array(z.strictObject({ kind: z.string().meta({ title: '环节' }), ...pending })),
    byCategory: z.array(z.strictObject({ category: z.int(), accepted: z.int() })),
    trend: z.array(z.strictObject({ day: z.string(), accepted: z.int(), ended: z.int() })),
  })
  .meta({ title: '看板' });

/** 看板 (P9.2). */
export const dashboardOperations: readonly Omit<Operation, 'security' | 'tag'>[] = [
  {
    operationId: 'readDashboard', method: 'get', path: '/dashboard', summary: '看板：超期与将到期、环节、趋势、比例、类别', query: dashboardQuery,
    responses: { 200: { description: '看板', body: dashboardView } }, problems: ['right-required', 'not-found', 'validation-failed'],
  },
]; // prettier-ignore
