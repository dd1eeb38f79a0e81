import { z } from 'zod';
import { nameOf } from '../code-list/code-list.ts';
import { orderTypeList } from '../code-list/order-type.ts';
import { consultationAnswer } from '../consultation/answer.ts';
import { declarationResult } from '../declaration/result.ts';
import { investigationResult } from '../investigation/result.ts';
import type { OrderType } from '../order/ports.ts';

/** The field that tells the branches of a message by type of order apart. */
export function ofType<T extends OrderType>(type: T) {
  return z.literal(type).meta({ title: '工单类型', description: nameOf(orderTypeList, type) });
}

/** 办理结果 by type of order (P8.1): table 6 of a complaint, table 7 of a declaration, the answer of a consultation. */
export const orderResult = z
  .discriminatedUnion('orderType', [
    z.strictObject({ orderType: ofType('complaint'), investigation: investigationResult }),
    z.strictObject({ orderType: ofType('consultation'), answer: consultationAnswer }),
    z.strictObject({ orderType: ofType('declaration'), declaration: declarationResult }),
  ])
  .meta({ title: '办理结果', description: '投诉举报：表6；自主申报：表7；咨询：答复' });

/** The result of an order. */
export type OrderResult = z.output<typeof orderResult>;
