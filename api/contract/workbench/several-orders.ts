import { z } from 'zod';
import { upperReminder } from '../../../domain/reminder/schema.ts';
import { supervisionDemand } from '../../../domain/supervision/schema.ts';
import type { Operation } from '../operation.ts';

const orderIds = z.array(z.uuid()).min(1).max(100).meta({ title: '工单标识' });

export { upperReminder as upperReminderBody };
export const severalRemindersBody = upperReminder.extend({ orderIds }).meta({ title: '批量催办' });
export const severalSupervisionsBody = supervisionDemand.extend({ orderIds }).meta({ title: '批量督办' });

/** What became of each order. */
export const actResults = z
  .strictObject({
    results: z.array(
      z.discriminatedUnion('done', [
        z.strictObject({ orderId: z.uuid(), done: z.literal(true) }),
        z.strictObject({ orderId: z.uuid(), done: z.literal(false), code: z.string(), detail: z.string() }),
      ]),
    ),
  })
  .meta({ title: '逐单结果' });

const results = { 200: { description: '逐单结果', body: actResults } } as const;

/** 催办 by upper supervisors, and both ways of pressing for several orders at once (P5.4). */
export const severalOrdersOperations: readonly Omit<Operation, 'security' | 'tag'>[] = [
  {
    operationId: 'remindHolder', method: 'post', path: '/orders/{orderId}/reminders', summary: '上级负责人、国家局催办', pathParameters: z.object({ orderId: z.uuid() }), body: upperReminder,
    responses: { 204: { description: '已完成' } }, problems: ['not-found', 'right-required', 'order-ended', 'order-state-conflict', 'validation-failed'],
  },
  { operationId: 'remindSeveral', method: 'post', path: '/orders/reminders', summary: '批量催办', body: severalRemindersBody, responses: results, problems: ['validation-failed'] },
  { operationId: 'superviseSeveral', method: 'post', path: '/orders/supervisions', summary: '批量发出督办单', body: severalSupervisionsBody, responses: results, problems: ['validation-failed'] },
]; // prettier-ignore
