import { z } from 'zod';
import { regionCode } from '../../../domain/region/schema.ts';
import { freeText } from '../../../domain/shared/schema.ts';

export { answerText as answerBody } from '../../../domain/consultation/schema.ts';
export { declarationStep as declarationStepBody } from '../../../domain/declaration/schema.ts';
export { genericReview as genericReviewBody } from '../../../domain/generic-review/schema.ts';
export { contact as contactBody, informingAttempt as informingAttemptBody } from '../../../domain/informing/schema.ts';
export { referral as referralBody } from '../../../domain/referral/schema.ts';
export { investigationDraft as investigationDraftBody, investigationReport as investigationReportBody } from '../../../domain/investigation/schema.ts';

const reason = freeText(2000).meta({ title: '理由' });
const opinion = freeText(2000).meta({ title: '审核意见' });
const unitId = z
  .string()
  .regex(/^\d{12}$/, { error: '应为 12 位单位编码。' })
  .meta({ title: '单位编码' });

/** 初审通过 (P3.1). */
export const initialReviewBody = z
  .strictObject({
    accusedUnitIds: z.array(unitId).max(20).exactOptional().meta({ title: '被投诉单位', description: '该单位及其下级须回避（仅投诉举报）' }),
    accusedUserIds: z.array(z.uuid()).max(20).exactOptional().meta({ title: '被投诉人员', description: '该人员须回避（仅投诉举报）' }),
    regionCode: regionCode.exactOptional(),
    note: freeText(2000).exactOptional().meta({ title: '初审意见' }),
  })
  .meta({ title: '初审通过' });

/** 指明回避 outside of 初审 (P3.1). */
export const accusedBody = z
  .strictObject({
    accusedUnitIds: initialReviewBody.shape.accusedUnitIds,
    accusedUserIds: initialReviewBody.shape.accusedUserIds,
    reason,
  })
  .meta({ title: '指明回避', description: '单位与人员至少给出一项' });

/** 并单 (P1.7). */
export const linkingBody = z
  .strictObject({ mainOrderId: z.uuid().meta({ title: '主办工单', description: '疑似重复中可作主办工单的一件' }), reason: reason.meta({ title: '并单理由' }) })
  .meta({ title: '并单' });

/** 转办 (P3.2). */
export const delegationBody = z
  .strictObject({ toUnitId: unitId.meta({ title: '转办单位' }), instruction: freeText(2000).exactOptional().meta({ title: '转办要求' }) })
  .meta({ title: '转办' });

/** An act that needs a reason: 退回, 收回, 放行, 人工关闭. */
export const reasonBody = z.strictObject({ reason }).meta({ title: '理由' });

/** An act without anything to say. */
export const emptyBody = z.strictObject({}).meta({ title: '无内容' });

/** 审核 (P3.4). */
export const reviewBody = z
  .strictObject({
    decision: z.enum(['approved', 'sentBack']).meta({ title: '审核结论', description: 'approved 通过，sentBack 退回' }),
    opinion,
  })
  .meta({ title: '审核' });

/** 督办裁定 (P3.4). */
export const roundRulingBody = z
  .strictObject({
    ruling: z
      .enum(['oneMoreRound', 'reassign', 'takeUp'])
      .meta({ title: '裁定', description: 'oneMoreRound 再给一轮，reassign 另行指派，takeUp 提级办理' }),
    opinion,
  })
  .meta({ title: '督办裁定' });

/** 对外表述 (P3.6): what 12345 reads instead of what was recorded. */
export const wordingBody = z.strictObject({ wording: freeText(10_000).meta({ title: '对外表述' }) }).meta({ title: '修改对外表述' });

/** 反馈审定 (P3.6). */
export const feedbackBody = z.strictObject({ note: freeText(2000).exactOptional().meta({ title: '审定意见' }) }).meta({ title: '反馈审定' });
