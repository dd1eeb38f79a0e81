import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { orderTypeList } from '../code-list/order-type.ts';
import { petitionChannel } from '../code-list/petition-channel.ts';
import { freeText } from '../shared/free-text.ts';
import { calendarDay } from '../shared/instant.ts';

const form = z.record(z.string().max(64), z.unknown());
const shared = {
  type: codeOf(orderTypeList),
  form: form.meta({ title: '登记内容', description: '按工单类型的填写信息（表1–3），不含来电信息' }),
  receivedOn: calendarDay.meta({ title: '收到日期' }),
  reference: freeText(100).meta({ title: '来文编号', description: '信件或文件的编号' }).exactOptional(),
};

/** 其它信访件: registered by a handler at the province or a city (P3.8). */
export const petitionBody = z.strictObject({ channel: codeOf(petitionChannel), ...shared }).meta({ title: '其它信访件' });

/** 国家局转办件: registered by a handler of 国家局 for a province (P3.8). */
export const nationalTransferBody = z
  .strictObject({ provinceUnitId: z.string().regex(/^\d{12}$/).meta({ title: '承办省份' }), ...shared })
  .meta({ title: '国家局转办件' });

const refusalReason = freeText(2000).meta({ title: '理由' });
/** How the unit at which an order without 初审 begins ends it: 不予受理, or 转送 to whom it concerns (P3.8, P4.4). */
export const refusalBody = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('notAccepted'), reason: refusalReason }),
    z.strictObject({
      decision: z.literal('passedOn'),
      passedOnTo: freeText(100).meta({ title: '转送单位', description: '接收机关的全称' }),
      reason: refusalReason,
    }),
  ])
  .meta({ title: '不予受理或转送' });
export type Refusal = z.output<typeof refusalBody>;

/** 国家局's decision on the result of a transfer (P3.6). */
export const nationalConfirmationBody = z
  .strictObject({ decision: z.enum(['confirmed', 'returned']).meta({ title: '确认结果' }), opinion: freeText(2000).meta({ title: '意见' }) })
  .meta({ title: '国家局确认' });
