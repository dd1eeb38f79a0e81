import { z } from 'zod';
import { limit, startRule } from '../calendar/schema.ts';
import { codeOf } from '../code-list/code-list.ts';
import { handlingLevelList } from '../code-list/handling-level.ts';
import { limitStepList } from '../code-list/limit-step.ts';
import { limitTableList } from '../code-list/limit-table.ts';
import { orderSourceList } from '../code-list/order-source.ts';
import { orderTypeList } from '../code-list/order-type.ts';
import { serviceType } from '../code-list/service-type.ts';
import { fieldRule } from '../shared/field-rule.ts';
import { freeText } from '../shared/free-text.ts';

/** Which of the two tables: 办理时限 or 层级时限. */
export const limitTableId = codeOf(limitTableList);
export type LimitTableId = z.output<typeof limitTableId>;

/** Text that stands in a cell of the decision table, where a straight quote or a backslash would end it. */
const cellText = (max: number) => freeText(max).refine((text) => !/["\\\n\r\t]/.test(text), fieldRule('character-not-allowed', '不能含英文双引号、反斜线或换行；引号请用中文引号。'));

const some = <T extends z.ZodType>(one: T, most: number) =>
  z.array(one).max(most).refine((list) => new Set(list).size === list.length, fieldRule('duplicate', '有重复的取值。'));

/** When a row applies: an empty list is any value, an open end of the validity is null. */
const conditions = {
  provinceCode: z.string().regex(/^\d{2}$/, { error: '应为省份的两位代码；全国默认为空。' }).nullable().meta({ title: '省份', description: '两位代码，null 为全国默认' }),
  sources: some(codeOf(orderSourceList), 4).meta({ title: '来源', description: '空为任何来源' }),
  orderTypes: some(codeOf(orderTypeList), 3).meta({ title: '工单类型', description: '空为任何类型' }),
  serviceTypes: some(codeOf(serviceType), 2).meta({ title: '服务类型', description: '只用于办理时限的咨询；空为任何' }),
  levels: some(codeOf(handlingLevelList), 3).meta({ title: '层级', description: '只用于层级时限；空为任何' }),
  steps: some(codeOf(limitStepList), 8).min(1).meta({ title: '环节' }),
  validFrom: z.iso.date().nullable().meta({ title: '施行', description: '起算日不早于此日' }),
  validTo: z.iso.date().nullable().meta({ title: '失效', description: '起算日不晚于此日' }),
} as const;

/** What a person says of a row: when it applies, the limit, and where that stands (P5.2). */
export const limitRowDraft = z
  .strictObject({
    ...conditions,
    ...limit.shape,
    startRule,
    clause: cellText(200).meta({ title: '依据条款' }),
    origin: cellText(200).meta({ title: '出处', description: '从哪里得知、是否待核' }),
  })
  .meta({ title: '时限行' });
export type LimitRowDraft = z.output<typeof limitRowDraft>;

/** A row of the table under the id that it has in the file. */
export type LimitTableRow = LimitRowDraft & { id: string };

const rowId = z.string().regex(/^rule_[A-Za-z0-9]{1,80}$/).meta({ title: '行' });

/** One change of a table. Ending a province's row sets its last day; one that hasn't begun, and a national one, goes. */
export const limitTableChange = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('add'), row: limitRowDraft }),
    z.strictObject({ kind: z.literal('change'), rowId, row: limitRowDraft }),
    z.strictObject({ kind: z.literal('end'), rowId, lastDay: z.iso.date().nullable().meta({ title: '最后适用日', description: '省级行必填；全国默认行为空' }) }),
  ])
  .meta({ title: '时限表变更' });
export type LimitTableChange = z.output<typeof limitTableChange>;

/** Why a table or a calendar is changed; it stays with the version, readable, so no personal data belongs here. */
export const changeReason = freeText(200).meta({ title: '理由', description: '与版本一起保存；不写个人信息' });
