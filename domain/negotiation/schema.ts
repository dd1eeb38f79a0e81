import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { extensionUnit } from '../code-list/extension-unit.ts';
import { freeText } from '../shared/free-text.ts';
import { negotiationKinds, negotiationNames, type NegotiationKind } from './kind.ts';

export { negotiationNames, type NegotiationKind };

/** Where a request stands, as people read it (P4). */
export const requestStateNames = {
  asked: '待内部同意',
  endorsed: '待发出',
  sent: '待批复',
  agreed: '已同意',
  refused: '不同意',
  declined: '内部未同意',
  voided: '已失效',
} as const;

export type RequestStateName = keyof typeof requestStateNames;

const spelledOut = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([code, name]) => `${code} ${name}`).join('、');

export const negotiationKind = z
  .enum(negotiationKinds as [NegotiationKind, ...NegotiationKind[]])
  .meta({ title: '申请类型', description: spelledOut(negotiationNames) });

export const requestState = z
  .enum(Object.keys(requestStateNames) as [RequestStateName, ...RequestStateName[]])
  .meta({ title: '申请状态', description: spelledOut(requestStateNames) });

/** Asking 12345 to take the order back (退单, table 8, P4.1). */
export const withdrawalAsking = z
  .strictObject({ reason: freeText(2000).meta({ title: '退单理由' }) })
  .meta({ title: '申请退单' });

const length = {
  amount: z.int().min(1).max(3650).meta({ title: '延期时间', description: '延长多少，单位见延期时间单位' }),
  unit: codeOf(extensionUnit, '默认 day 自然日').default('day'),
};

/** Asking for a later due (延期, table 9, P4.2). */
export const extensionAsking = z
  .strictObject({ reason: freeText(2000).meta({ title: '延期理由' }), ...length })
  .meta({ title: '申请延期' });

/** By how much, before asking. */
export const extensionLength = z.strictObject(length).meta({ title: '延期时间' });

const opinion = freeText(2000).meta({ title: '意见' });

/** 逐级同意 (P4.1). */
export const endorsement = z
  .strictObject({ decision: z.enum(['endorsed', 'declined']).meta({ title: '是否同意', description: 'endorsed 同意，declined 不同意' }), opinion })
  .meta({ title: '逐级同意' });

/** 省级发出 (P4.1): declining needs a reason, sending may have a note. */
export const sending = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('sent').meta({ title: '是否发出', description: 'sent 发出' }), opinion: opinion.exactOptional() }),
    z.strictObject({ decision: z.literal('declined').meta({ title: '是否发出', description: 'declined 不同意' }), opinion }),
  ])
  .meta({ title: '省级发出' });

/** 批复 inside (P4.4). */
export const insideDecision = z
  .strictObject({ decision: z.enum(['agreed', 'refused']).meta({ title: '是否同意', description: 'agreed 同意，refused 不同意' }), opinion: opinion.meta({ title: '批复意见' }) })
  .meta({ title: '批复' });
