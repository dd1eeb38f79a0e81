import { z } from 'zod';
import { nameOf } from '../code-list/code-list.ts';
import { orderTypeList } from '../code-list/order-type.ts';
import { consultationAnswer } from '../consultation/answer.ts';
import { declarationResult } from '../declaration/result.ts';
import { investigationResult } from '../investigation/result.ts';
import { referralResult } from '../referral/result.ts';
import type { OrderType } from '../order/ports.ts';

/** The field that tells the branches of a message by type of order apart. */
export function ofType<T extends OrderType>(type: T) {
  return z.literal(type).meta({ title: '工单类型', description: nameOf(orderTypeList, type) });
}

/** What may come of an order of each type (P8.1); a complaint of category 8 is investigated or referred (P3.1). */
export const results = {
  investigated: z.strictObject({ orderType: ofType('complaint'), investigation: investigationResult }),
  referred: z.strictObject({ orderType: ofType('complaint'), referral: referralResult }),
  answered: z.strictObject({ orderType: ofType('consultation'), answer: consultationAnswer }),
  determined: z.strictObject({ orderType: ofType('declaration'), declaration: declarationResult }),
};

/** 办理结果: table 6 of a complaint or its referral, table 7 of a declaration, the answer of a consultation. */
export const orderResult = z
  .union([z.discriminatedUnion('orderType', [results.investigated, results.answered, results.determined]), results.referred])
  .meta({ title: '办理结果', description: '投诉举报：表6，贪污腐败类移送纪检监察的为移送信息；自主申报：表7；咨询：答复' });

/** The result of an order. */
export type OrderResult = z.output<typeof orderResult>;
