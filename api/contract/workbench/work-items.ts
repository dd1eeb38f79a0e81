import { z } from 'zod';
import { codeOf } from '../../../domain/code-list/code-list.ts';
import { orderStatusList } from '../../../domain/code-list/order-status.ts';
import { orderTypeList } from '../../../domain/code-list/order-type.ts';
import { unitLevelList } from '../../../domain/code-list/unit-level.ts';
import { freeText, instant } from '../../../domain/shared/schema.ts';
import { workItemKind } from '../../../domain/work-item/schema.ts';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** What to list. In an address, so kinds are separated by commas; nothing here is personal. */
export const inboxQuery = z
  .strictObject({
    kind: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(workItemKind).min(1))
      .exactOptional()
      .meta({ title: '任务类型', description: '可多个，以逗号分隔' }),
    state: z.enum(['open', 'claimed']).exactOptional().meta({ title: '状态', description: 'open 待签收，claimed 已签收' }),
    mine: flag.exactOptional().meta({ title: '只看我签收的' }),
    after: z.string().max(400).exactOptional().meta({ title: '上一页给出的游标' }),
    limit: z.coerce.number().int().min(1).max(200).exactOptional().meta({ title: '每页条数', description: '默认 50' }),
  })
  .meta({ title: '待办查询' });

const orderFacts = z
  .strictObject({
    id: z.uuid(),
    acceptanceNo: z.string().meta({ title: '受理编号' }),
    type: codeOf(orderTypeList),
    status: codeOf(orderStatusList),
    sealed: z.boolean().meta({ title: '密封' }),
    regionCode: z.string().nullable().meta({ title: '区划编码' }),
    regionName: z.string().nullable().meta({ title: '区划名称' }),
    problemCategory: z.int().nullable().meta({ title: '问题类别' }),
    acceptedAt: instant.meta({ title: '受理时间' }),
    finishBy: z.string().nullable().meta({ title: '办结日期' }),
    flags: z.array(z.string()).meta({ title: '标记' }),
    reminders: z.int().min(0).meta({ title: '催办次数' }),
  })
  .meta({ title: '工单' });

const itemFacts = {
  id: z.uuid(),
  kind: workItemKind,
  title: z.string().nullable().meta({ title: '环节名称', description: '通用环节自己的名称；为空时用任务种类的名称' }),
  state: z.enum(['open', 'claimed', 'completed', 'closed']).meta({ title: '状态', description: 'open 待签收，claimed 已签收，completed 已办，closed 已关闭' }),
  unitId: z.string().meta({ title: '办理单位' }),
  createdAt: instant.meta({ title: '到达时间' }),
  claimedAt: instant.nullable().meta({ title: '签收时间' }),
  dueAt: instant.nullable().meta({ title: '办结期限' }),
  assignee: z.strictObject({ id: z.uuid(), name: z.string() }).nullable().meta({ title: '签收人' }),
  order: orderFacts,
};

/** One pending item with its order. */
export const workItemView = z.strictObject(itemFacts).meta({ title: '任务' });

/** One item with what can be done with it now: pages offer exactly `availableActions`. */
export const workItemDetail = z
  .strictObject({
    ...itemFacts,
    availableActions: z.array(z.string()).meta({ title: '可执行的操作' }),
    delegationTargets: z
      .array(
        z.strictObject({
          unitId: z.string().meta({ title: '单位编码' }),
          name: z.string().meta({ title: '单位名称' }),
          level: codeOf(unitLevelList),
          refusal: z.strictObject({ code: z.string(), detail: z.string() }).nullable().meta({ title: '不能转办的原因' }),
        }),
      )
      .meta({ title: '可转办的下级单位' }),
    assignees: z.array(z.strictObject({ id: z.uuid(), name: z.string(), duty: z.string() })).meta({ title: '可改派的人员' }),
    regionCandidates: z
      .array(z.strictObject({ code: z.string(), fullName: z.string(), confidence: z.number().min(0).max(1).meta({ title: '置信度' }) }))
      .meta({ title: '区划候选', description: '初审时由区划原文识别，最可能的在前' }),
  })
  .meta({ title: '任务详情' });

/** A page of the inbox. */
export const inboxPage = z
  .strictObject({ items: z.array(workItemView), next: z.string().nullable().meta({ title: '下一页游标' }) })
  .meta({ title: '待办列表' });

/** Counts per kind, each up to 999. */
export const inboxCounts = z
  .strictObject({
    counts: z.array(
      z.strictObject({
        kind: workItemKind,
        open: z.int().meta({ title: '待签收' }),
        mine: z.int().meta({ title: '我已签收' }),
        others: z.int().meta({ title: '同事已签收' }),
      }),
    ),
  })
  .meta({ title: '待办数量' });

/** Several items to claim at once. */
export const claimsBody = z
  .strictObject({ workItemIds: z.array(z.uuid()).min(1).max(100).meta({ title: '任务标识' }) })
  .meta({ title: '批量签收' });

/** What became of each. */
export const claimResults = z
  .strictObject({
    results: z.array(
      z.discriminatedUnion('claimed', [
        z.strictObject({ workItemId: z.uuid(), claimed: z.literal(true) }),
        z.strictObject({ workItemId: z.uuid(), claimed: z.literal(false), code: z.string(), detail: z.string() }),
      ]),
    ),
  })
  .meta({ title: '批量签收结果' });

export const releaseBody = z.strictObject({ reason: freeText(500).exactOptional().meta({ title: '理由' }) }).meta({ title: '退回待办' });

export const reassignmentBody = z
  .strictObject({ assigneeId: z.uuid().meta({ title: '改派给' }), reason: freeText(500).meta({ title: '理由' }) })
  .meta({ title: '改派' });

export type WorkItemView = z.output<typeof workItemView>;
export type WorkItemDetail = z.output<typeof workItemDetail>;
