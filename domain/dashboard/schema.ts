import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { orderSourceList } from '../code-list/order-source.ts';
import { calendarDay } from '../shared/instant.ts';
import { workItemKind } from '../work-item/schema.ts';

export const unitIdField = z.string().regex(/^\d{12}$/, '应为 12 位数字的单位编码。').meta({ title: '单位' });

/** The orders that a figure counts, as conditions of a search (P9.2). */
export const figureFields = {
  unitId: unitIdField.exactOptional().meta({ title: '单位', description: '含其下全部单位；待办按任务所在单位，其余按转办到的单位' }),
  own: z.boolean().exactOptional().meta({ title: '仅本级', description: '只看停留在该单位本级的任务' }),
  pending: z.enum(['open', 'late', 'soon']).exactOptional().meta({ title: '待办', description: 'open 在办，late 已超期，soon 24 小时内到期' }),
  step: workItemKind.exactOptional().meta({ title: '环节', description: '待办任务的环节；与 stepFrom、stepTo 同用时为该时段办完的环节' }),
  stepFrom: calendarDay.exactOptional().meta({ title: '环节办完起始日' }),
  stepTo: calendarDay.exactOptional().meta({ title: '环节办完截止日' }),
  acceptedFrom: calendarDay.exactOptional().meta({ title: '受理起始日' }),
  acceptedTo: calendarDay.exactOptional().meta({ title: '受理截止日', description: '含当日' }),
  endedFrom: calendarDay.exactOptional().meta({ title: '结束起始日' }),
  endedTo: calendarDay.exactOptional().meta({ title: '结束截止日', description: '含当日' }),
  ending: z.enum(['timed', 'onTime', 'overdue', 'extended']).exactOptional().meta({ title: '办结情况', description: 'timed 有期限的办结，onTime 按期办结，overdue 超期办结，extended 申请过延期' }),
  sources: z.array(codeOf(orderSourceList)).min(1).exactOptional().meta({ title: '工单来源' }),
} as const;
