import { z } from 'zod';
import { limitUnit } from '../../../domain/calendar/schema.ts';
import { attachmentState } from '../../../domain/code-list/attachment-state.ts';
import { codeOf } from '../../../domain/code-list/code-list.ts';
import { orderSourceList } from '../../../domain/code-list/order-source.ts';
import { orderStatusList } from '../../../domain/code-list/order-status.ts';
import { orderTypeList } from '../../../domain/code-list/order-type.ts';
import { unitLevelList } from '../../../domain/code-list/unit-level.ts';
import { declarationStep } from '../../../domain/declaration/schema.ts';
import { contact, informingAttempt } from '../../../domain/informing/schema.ts';
import { investigationDraft } from '../../../domain/investigation/schema.ts';
import { negotiationKind, requestState } from '../../../domain/negotiation/schema.ts';
import { personalField } from '../../../domain/order-page/schema.ts';
import { instant } from '../../../domain/shared/schema.ts';
import { workItemKind } from '../../../domain/work-item/schema.ts';

const orNull = <S extends z.ZodType>(schema: S) => schema.nullable();
const text = z.string();
const runNo = z.int().min(1).meta({ title: '轮次' });
const by = { byUserId: z.uuid(), byName: text.meta({ title: '经办人' }), unitName: text.meta({ title: '经办单位' }), runNo };
const version = z.int().min(1).meta({ title: '版本' });
const writingState = z
  .enum(['draft', 'submitted', 'sent_back', 'approved', 'referred'])
  .meta({ title: '状态', description: 'draft 草稿，submitted 待审核，sent_back 已退回，approved 已通过，referred 已移送纪检监察' });

const facts = z
  .strictObject({
    id: z.uuid(),
    acceptanceNo: text.meta({ title: '受理编号' }),
    type: codeOf(orderTypeList),
    source: codeOf(orderSourceList),
    docking: z.enum(['interface', 'page', 'none']).meta({ title: '对接方式' }),
    platformId: orNull(z.uuid()),
    platformOrderNo: orNull(text).meta({ title: '平台工单编号' }),
    provinceCode: text,
    provinceUnitId: text,
    status: codeOf(orderStatusList),
    runNo,
    sealed: z.boolean().meta({ title: '密封' }),
    anonymous: z.boolean().meta({ title: '匿名' }),
    confidential: z.boolean().meta({ title: '要求保密' }),
    regionCode: orNull(text).meta({ title: '区划编码' }),
    regionName: orNull(text).meta({ title: '区划名称' }),
    regionText: orNull(text).meta({ title: '区划原文' }),
    problemCategory: orNull(z.int()).meta({ title: '问题类别' }),
    risk: orNull(z.int()).meta({ title: '返（致）贫风险' }),
    callerCategory: orNull(text).meta({ title: '来电人员类别' }),
    serviceType: orNull(text).meta({ title: '服务类型' }),
    agentNumber: orNull(text).meta({ title: '工号' }),
    calledAt: orNull(instant).meta({ title: '来电时间' }),
    content: text.meta({ title: '内容' }),
    accused: orNull(text).meta({ title: '对象信息' }),
    flags: z.array(text).meta({ title: '标记' }),
    handlingUnitId: orNull(text),
    handlingUnitName: orNull(text).meta({ title: '承办单位' }),
    reminders: z.int().min(0).meta({ title: '催办次数' }),
    reviewRounds: z.int().meta({ title: '审核退回轮次' }),
    acceptedAt: instant.meta({ title: '受理时间' }),
    finishBy: orNull(text).meta({ title: '办结日期' }),
    endedAt: orNull(instant).meta({ title: '结束时间' }),
    endReason: orNull(text).meta({ title: '结束原因' }),
    qualityCheck: orNull(
      z.strictObject({
        checkedAt: instant,
        findings: z.array(z.strictObject({ finding: text, effect: z.enum(['block', 'warn']) })),
        tableVersion: orNull(z.int()),
      }),
    ).meta({ title: '反馈质检', description: 'block 不得反馈，warn 仅提示' }),
    attachments: z.array(
      z.strictObject({ id: z.uuid(), fileName: text, mediaType: text, sizeBytes: z.int(), state: codeOf(attachmentState), createdAt: instant }),
    ),
  })
  .meta({ title: '工单信息' });

const history = z
  .strictObject({
    delegations: z.array(
      z.strictObject({
        id: z.uuid(),
        runNo,
        fromUnitId: orNull(text),
        fromUnitName: orNull(text),
        toUnitId: text,
        toUnitName: text,
        delegatedAt: instant,
        endedAt: orNull(instant),
        endKind: orNull(z.enum(['recalled', 'handed_back', 'order_ended'])),
        instruction: orNull(text).meta({ title: '转办要求' }),
        endReason: orNull(text).meta({ title: '收回或退回理由' }),
      }),
    ),
    workItems: z.array(
      z.strictObject({
        id: z.uuid(),
        orderId: z.uuid(),
        runNo,
        kind: workItemKind,
        title: orNull(text).meta({ title: '环节名称', description: '通用环节自己的名称；为空时用任务种类的名称' }),
        processId: text.meta({ title: '所在流程' }),
        elementId: text.meta({ title: '模型中的环节' }),
        unitId: text,
        unitName: text,
        state: z.enum(['open', 'claimed', 'completed', 'closed']),
        assigneeId: orNull(z.uuid()),
        assigneeName: orNull(text),
        createdAt: instant,
        claimedAt: orNull(instant),
        dueAt: orNull(instant),
        endedAt: orNull(instant),
        outcome: orNull(text),
        note: orNull(text),
        availableActions: z.array(text),
      }),
    ),
    reports: z.array(
      z.strictObject({
        ...by, id: z.uuid(), version, unitId: text, investigatorId: z.uuid(), state: writingState, submittedAt: orNull(instant), content: investigationDraft,
      }), // prettier-ignore
    ),
    answers: z.array(
      z.strictObject({ ...by, id: z.uuid(), version, unitId: text, answeredBy: z.uuid(), answeredAt: instant, state: writingState, answer: text }),
    ),
    steps: z.array(z.strictObject({ ...by, version, recordedAt: instant, state: writingState, step: declarationStep })),
    reviews: z.array(
      z.strictObject({
        ...by,
        subject: z.enum(['investigation', 'answer', 'determination']),
        version,
        level: codeOf(unitLevelList),
        decision: z.enum(['approved', 'sentBack']),
        opinion: text,
        reviewedAt: instant,
      }),
    ),
    referrals: z
      .array(
        z.strictObject({
          ...by,
          referredAt: instant,
          organ: text.meta({ title: '接收机关' }),
          documentNo: orNull(text).meta({ title: '移送文号' }),
          documentOn: orNull(text).meta({ title: '移送函日期' }),
          reason: text.meta({ title: '移送理由' }),
          supersededAt: orNull(instant).meta({ title: '改为继续办理的时间' }),
        }),
      )
      .meta({ title: '移送纪检监察', description: '只给省级与国家局' }),
    informings: z.array(informingAttempt.extend(by)),
    contacts: z.array(contact.extend(by)),
    requests: z.array(
      z.strictObject({
        ...by,
        id: z.uuid(),
        kind: negotiationKind,
        requestNo: text.meta({ title: '请求编号' }),
        state: requestState,
        askedAt: instant,
        reason: text.meta({ title: '申请理由' }),
        waitsAtUnitName: orNull(text).meta({ title: '待哪个单位' }),
        sentAt: orNull(instant),
        decidedAt: orNull(instant),
        opinion: orNull(text).meta({ title: '批复意见' }),
        reminders: z.int().meta({ title: '催复次数' }),
        amount: orNull(z.int()).meta({ title: '延期时间' }),
        unit: orNull(limitUnit),
        previousDueAt: orNull(instant).meta({ title: '原办结期限' }),
        resultingDueAt: orNull(instant).meta({ title: '延期后办结期限' }),
      }),
    ),
    supplements: z.array(
      z.strictObject({
        ...by,
        requestNo: text,
        state: z.enum(['open', 'answered', 'timed_out', 'voided']).meta({ title: '状态', description: 'open 等候，answered 已补正，timed_out 逾期，voided 作废' }),
        askedAt: instant,
        replyBy: instant,
        remindedAt: orNull(instant),
        endedAt: orNull(instant),
        reason: text,
      }),
    ),
    deliveries: z.array(
      z.strictObject({
        kind: text, sequence: z.int(), runNo, state: z.enum(['pending', 'delivered', 'dead']), attempts: z.int(), createdAt: instant, deliveredAt: orNull(instant),
      }), // prettier-ignore
    ),
    timeline: z.array(
      z.strictObject({
        id: text,
        at: instant,
        action: text,
        doer: z.strictObject({ kind: z.enum(['user', 'platform', 'system']), id: text, name: orNull(text), unitName: orNull(text) }),
        fromStatus: orNull(codeOf(orderStatusList)),
        toStatus: orNull(codeOf(orderStatusList)),
        detail: z.record(text, z.unknown()),
        text: orNull(text).meta({ title: '理由或意见' }),
      }),
    ),
  })
  .meta({ title: '办理经过' });

const link = z.strictObject({
  ...by,
  id: z.uuid(),
  state: z
    .enum(['following', 'result_taken', 'undone', 'main_ended', 'voided'])
    .meta({ title: '状态', description: 'following 随主办工单办理，result_taken 已取用主办结果，undone 已取消，main_ended 主办工单未办成，voided 工单已结束' }),
  other: z.strictObject({ id: z.uuid(), acceptanceNo: text.meta({ title: '受理编号' }), status: codeOf(orderStatusList) }),
  reason: text.meta({ title: '并单理由' }),
  linkedAt: instant.meta({ title: '并单时间' }),
  endedAt: orNull(instant).meta({ title: '并单结束时间' }),
  endReason: orNull(text).meta({ title: '取消理由' }),
});

/** The page of an order (P9.1): nothing personal but masked values. */
export const orderPage = z
  .strictObject({
    order: facts,
    personal: z
      .array(z.strictObject({ field: personalField, present: z.boolean(), sealed: z.boolean(), masked: orNull(text) }))
      .meta({ title: '个人信息（已脱敏）' }),
    partUntil: orNull(instant).meta({ title: '本单位办理截止', description: '有值时只显示此前的经过' }),
    history,
    duplicates: z
      .strictObject({
        related: z.boolean().meta({ title: '有关联工单' }),
        candidates: z.array(z.strictObject({ id: z.uuid(), acceptanceNo: text, status: codeOf(orderStatusList), acceptedAt: instant, mayBeMain: z.boolean().meta({ title: '可作主办工单' }) })),
      })
      .meta({ title: '疑似重复', description: '省级以下只显示有无' }),
    barred: z.array(text).meta({ title: '须回避的单位和人员', description: '只对可以指明回避的人员给出' }),
    links: z
      .strictObject({ mains: z.array(link).meta({ title: '主办工单' }), followers: z.array(link).meta({ title: '并入的工单' }) })
      .meta({ title: '并单', description: '省级以下不显示' }),
    availableActions: z.array(text).meta({ title: '可执行的操作' }),
  })
  .meta({ title: '工单页面' });
