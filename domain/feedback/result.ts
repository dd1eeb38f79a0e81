import { z } from 'zod';
import { consultationAnswer } from '../consultation/answer.ts';
import { declarationResult } from '../declaration/result.ts';
import { investigationResult } from '../investigation/result.ts';

/** 办理结果 by type of order (P8.1): table 6 of a complaint, table 7 of a declaration, the answer of a consultation. */
export const orderResult = z
  .discriminatedUnion('orderType', [
    z.strictObject({ orderType: z.literal('complaint'), investigation: investigationResult }),
    z.strictObject({ orderType: z.literal('consultation'), answer: consultationAnswer }),
    z.strictObject({ orderType: z.literal('declaration'), declaration: declarationResult }),
  ])
  .meta({ title: '办理结果', description: '投诉举报：表6；自主申报：表7；咨询：答复' });

/** The result of an order. */
export type OrderResult = z.output<typeof orderResult>;
