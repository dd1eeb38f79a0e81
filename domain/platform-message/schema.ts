import { z } from 'zod';
import { freeText } from '../shared/free-text.ts';
import { attachmentIds, messageNo, requestNo } from '../shared/identifiers.ts';
import { calendarDay } from '../shared/instant.ts';

/** 催办 (12345 → 12317): the platform urges an order under way. It moves no due (P5.4). */
export const reminder = z
  .strictObject({ messageNo, text: freeText(2000).meta({ title: '催办内容' }) })
  .meta({ title: '催办', description: '提高工单的紧急程度并告知承办单位，不改变办结期限' });

/** 补充 (12345 → 12317): facts that come later, or the answer to our 补正 request (P3.1). */
export const supplement = z
  .strictObject({
    messageNo,
    requestNo: requestNo.exactOptional(),
    text: freeText(5000).meta({ title: '补充内容' }),
    attachments: attachmentIds.exactOptional(),
  })
  .meta({ title: '补充材料', description: '主动补充，或答复 12317 的补正请求；待补正的工单不带请求编号时，视为答复当前的补正请求' });

/** 撤单 (12345 → 12317): the platform takes its order back. */
export const cancellation = z
  .strictObject({ messageNo, reason: freeText(2000).meta({ title: '撤单理由' }) })
  .meta({ title: '撤单', description: '工单随即结束，在办任务与未决的退单、延期、补正请求一并终止' });

/** 重办 (12345 → 12317): a completed order is to be handled once more (P3.7). */
export const rehandling = z
  .strictObject({
    messageNo,
    reason: freeText(2000).meta({ title: '重办理由' }),
    finishBy: calendarDay.exactOptional().meta({ title: '办结日期', description: '新一轮的办结日期；不填时按办理时限表计算' }),
    attachments: attachmentIds.exactOptional(),
  })
  .meta({ title: '重办', description: '沿用原受理编号，轮次加一，由省级重新安排办理' });

export type Reminder = z.output<typeof reminder>;
export type Supplement = z.output<typeof supplement>;
export type Cancellation = z.output<typeof cancellation>;
export type Rehandling = z.output<typeof rehandling>;
