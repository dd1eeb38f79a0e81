import { z } from 'zod';
import type { FormKey } from '../generated/index.ts';
import { handlingLevel, linkId, supplementRequestId, unitId } from './values.ts';

const done = z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('done') })]);
/** Who handles, and who will inform the person: the handling unit, or the province for a sealed order (P1.4). */
const handle = (level: z.ZodType<z.output<typeof handlingLevel>>) =>
  z.strictObject({ outcome: z.literal('handle'), handlingUnit: unitId, handlingLevel: level, informingUnit: unitId });
/** Back to the intake of an upper level (P3.2). */
const handedBack = z.strictObject({ outcome: z.literal('handedBack'), returnTo: z.enum(['province', 'city']) });

/** P3.1 移送纪检监察: nothing more is investigated or reviewed. */
const referred = z.strictObject({ outcome: z.literal('referred') });

const reviewed = [
  z.strictObject({ outcome: z.literal('approved') }),
  z.strictObject({ outcome: z.literal('sentBack'), roundsExhausted: z.literal(false) }),
  z.strictObject({ outcome: z.literal('sentBack'), roundsExhausted: z.literal(true), rulingUnit: unitId }),
] as const;

/** Forms for steps that analysts insert: they are there before any model has them. */
type GenericFormKey = 'generic-review';

/** P4.1, P4.2: a level above the asker says yes, or no. */
const declined = z.strictObject({ outcome: z.literal('declined') });
const endorsed = z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('endorsed') }), declined]);
/** P4.1, P4.4: out to 12345, on to 国家局, or not at all. */
const sent = z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('sent') }), z.strictObject({ outcome: z.literal('passedOn') }), declined]);
/** P4.4 批复 inside */
const decided = z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('agreed') }), z.strictObject({ outcome: z.literal('refused') })]);

/**
 * What completes a human task: its outcome and the routing values that go with it. An outcome's own variables are
 * required with it and absent otherwise; the models reset them on entry.
 */
export const completions = {
  /** P3.1, P1.7 初审 */
  'initial-review': z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('accepted') }),
    z.strictObject({ outcome: z.literal('supplementAsked'), supplementRequestId, supplementCheckAt: z.iso.datetime() }),
    z.strictObject({ outcome: z.literal('linked'), linkId }),
  ]),
  /** P3.2 省级受理 */
  'province-intake': z.discriminatedUnion('outcome', [
    handle(z.literal('province')),
    z.strictObject({ outcome: z.literal('delegateCity'), cityUnit: unitId }),
    z.strictObject({ outcome: z.literal('delegateCounty'), countyUnit: unitId }),
    z.strictObject({ outcome: z.literal('handBackToReview') }),
    referred.extend({ informingUnit: unitId }),
  ]),
  /** P3.2 市级受理 */
  'city-intake': z.discriminatedUnion('outcome', [
    handle(z.literal('city')),
    z.strictObject({ outcome: z.literal('delegateCounty'), countyUnit: unitId }),
    z.strictObject({ outcome: z.literal('handBack'), returnTo: z.literal('province') }),
  ]),
  /** P3.2 县级受理 */
  'county-intake': z.discriminatedUnion('outcome', [
    handle(z.literal('county')),
    z.strictObject({ outcome: z.literal('handBack'), returnTo: z.enum(['province', 'city']) }),
  ]),
  /** P3.3 调查核实; `referred` at the province only */
  investigation: z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('submitted') }), handedBack, referred]),
  /** P3.4 报告审核, of investigations below the province and of declarations */
  'report-review': z.union(reviewed),
  /** P3.1, P3.4 省级审核 of an investigation, which may be referred instead */
  'province-review': z.union([...reviewed, referred]),
  /** P3.4 督办裁定; `returnTo` is the level whose intake goes on */
  'round-ruling': z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('oneMoreRound') }),
    z.strictObject({ outcome: z.literal('reassign'), returnTo: handlingLevel }),
    z.strictObject({ outcome: z.literal('takeUp'), returnTo: handlingLevel }),
  ]),
  /** P3.3 拟写答复 */
  'consultation-answer': z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('answered') }), handedBack]),
  /** P3.4 答复审核 */
  'answer-review': z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('approved') }), z.strictObject({ outcome: z.literal('sentBack') })]),
  /** P3.3 乡镇受理 */
  'declaration-acceptance': z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('done') }), handedBack]),
  /** P3.3 入户核查, 公示, 审定; P3.5 告知 */
  'household-check': done,
  'public-notice': done,
  determination: done,
  informing: done,
  /** P3.6, P3.8 国家局确认 */
  'national-confirmation': z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('confirmed') }), z.strictObject({ outcome: z.literal('returned') })]),
  /** P4.1, P4.2, P4.4 退单协商, 延期协商 */
  'withdrawal-endorsement': endorsed,
  'withdrawal-sending': sent,
  'withdrawal-decision': decided,
  'extension-endorsement': endorsed,
  'extension-sending': sent,
  'extension-decision': decided,
  /** P5.4 督办回复, 督办认可 */
  'supervision-reply': z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('replied') })]),
  'supervision-acceptance': z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('accepted') }), z.strictObject({ outcome: z.literal('returned') })]),
  /** P3.6 反馈审定 */
  feedback: z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('sent') })]),
  /** P3.6 质检整改 */
  'feedback-rework': z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('corrected') }), z.strictObject({ outcome: z.literal('returned') })]),
  /** 通用审核: of steps that analysts insert; no committed model need use it */
  'generic-review': z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('approved') }), z.strictObject({ outcome: z.literal('returned') })]),
} as const satisfies Record<FormKey | GenericFormKey, z.ZodType>;

/** Variables that complete a human task of this form. */
export type Completion<F extends FormKey | GenericFormKey> = z.output<(typeof completions)[F]>;
