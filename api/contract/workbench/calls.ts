import { z } from 'zod';
import { instant } from '../../../domain/shared/schema.ts';
import { callAnswerBody, callDraft, callFormBody, callRefusalBody, newCallBody } from '../../../domain/call/schema.ts';
import { acceptanceNo } from '../../../domain/shared/schema.ts';
import { orderLine } from './orders.ts';

export { callAnswerBody, callDraft, callFormBody, callRefusalBody, newCallBody };

/** One call in the agent's list. */
const callLine = z.strictObject({
  id: z.uuid(),
  callerNumber: z.string().meta({ title: '来电号码' }),
  calledAt: instant.meta({ title: '来电时间' }),
  state: z.enum(['announced', 'open', 'dropped', 'ended']).meta({ title: '状态', description: '待接听、登记中、待回拨、已办完' }),
  byHand: z.boolean().meta({ title: '手工登记' }),
});

/** The calls that wait for the agent, and whether new ones may be opened. */
export const callList = z
  .strictObject({
    enabled: z.boolean().meta({ title: '是否启用话务转接' }),
    transferNumber: z.string().meta({ title: '转接号码' }),
    calls: z.array(callLine),
  })
  .meta({ title: '来电列表' });

/** One call on the seat page. */
export const callPage = z
  .strictObject({
    call: callLine,
    agentNumber: z.string().meta({ title: '工号' }),
    draft: callDraft.nullable(),
    earlierOrders: z.array(orderLine).meta({ title: '该号码以往的工单' }),
    /** The order the call became. */
    orderId: z.uuid().nullable(),
  })
  .meta({ title: '来电' });

/** A record opened by hand. */
export const openedCall = z.strictObject({ id: z.uuid() }).meta({ title: '来电记录' });

/** What the call became. */
export const endedCall = z.strictObject({ orderId: z.uuid(), acceptanceNo }).meta({ title: '登记结果' });

export type CallList = z.output<typeof callList>;
export type CallPageView = z.output<typeof callPage>;
export type CallLine = z.output<typeof callLine>;
