import { randomUUID } from 'node:crypto';
import { answerRequest, type DecisionCode } from '../../domain/negotiation/answer-request.ts';
import { negotiationItems, type NegotiationKind, type NegotiationStep } from '../../domain/negotiation/kind.ts';
import { sendRequest } from '../../domain/negotiation/send-request.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { testEngineId } from '../builders/work-item.ts';
import type { Person, Workbench } from './workbench.ts';

type Order = { id: string; acceptanceNo: string };
type RequestRow = { id: string; request_no: string; state: string; waits_at_unit_id: string | null; reminders: number; resulting_due_at?: Date };

const bodies = {
  withdrawal: { reason: '反映事项不属于12317职责范围。' },
  extension: { reason: '须等待鉴定结论。', amount: 5, unit: 'day' },
} as const;

/** 退单 and 延期 on a workbench without an engine: what its jobs would do is done here. */
export async function openNegotiations(bench: Workbench) {
  const platform = await insertPlatform(bench.knex, bench.cipher);
  const asker = await bench.person(units.hunan, 'handler');
  const sender = await bench.person(units.hunan, ['handler', 'reviewer']);
  const deps = { inTransaction: bench.inTransaction, clock: bench.clock };
  const table = (kind: NegotiationKind) => `${kind}_request`;

  const last = async (kind: NegotiationKind, order: Order): Promise<RequestRow> => {
    const row = await bench.knex(table(kind)).where('order_id', order.id).orderBy('request_no', 'desc').first<RequestRow>();
    return row;
  };
  const ask = (who: Person, kind: NegotiationKind, order: Order, change: object = {}) => who.post(`/orders/${order.id}/${kind}-requests`, { ...bodies[kind], ...change });
  /** Opens the human task of a step as the engine would, and claims it. */
  const open = async (who: Person, kind: NegotiationKind, step: NegotiationStep, order: Order, unitId: string) => {
    const item = await bench.claimed(who, negotiationItems[kind][step], order.id, unitId);
    const request = await last(kind, order);
    const known = await bench.knex(table(kind)).where('id', request.id).whereNotNull('process_instance_key').first<{ process_instance_key: string } | undefined>('process_instance_key');
    const key = known?.process_instance_key ?? item.jobKey;
    await bench.knex('work_item').where('id', item.id).update({ process_instance_key: key });
    await bench.knex(table(kind)).where('id', request.id).update({ engine_id: testEngineId, process_instance_key: key });
    return item;
  };
  const send = async (kind: NegotiationKind, order: Order) => {
    const waiting = { engineId: randomUUID(), jobKey: '2251799813685999' };
    const state = await sendRequest(deps, { kind, orderId: order.id, requestId: (await last(kind, order)).id, waiting });
    return { state, waiting };
  };
  const release = async (kind: NegotiationKind, order: Order) => {
    const item = await open(sender, kind, 'sending', order, units.hunan);
    return sender.post(`/work-items/${item.id}/sending`, { decision: 'sent' });
  };
  return {
    platform,
    asker,
    sender,
    last,
    ask,
    open,
    send,
    release,
    /** An order of the platform whose due lies a week ahead. */
    order: (change: Parameters<typeof acceptOrderOf>[1] = {}) =>
      acceptOrderOf(bench, { status: 'in_handling', platformId: platform.id, finishBy: '2026-11-30', ...change }),
    /** Brings a new request to a state, as its people and jobs would. */
    bring: async (kind: NegotiationKind, order: Order, to: 'asked' | 'endorsed' | 'sent' | 'declined') => {
      const asked = await ask(asker, kind, order);
      if (asked.status !== 201) throw new Error(asked.text);
      if (to === 'declined') {
        const item = await open(sender, kind, 'sending', order, units.hunan);
        await sender.post(`/work-items/${item.id}/sending`, { decision: 'declined', opinion: '理由不充分。' });
      }
      if (to === 'endorsed' || to === 'sent') await release(kind, order);
      if (to === 'sent') await send(kind, order);
      return last(kind, order);
    },
    answer: (kind: NegotiationKind, order: Order, decision: DecisionCode, more: { requestNo?: string; opinion?: string; platformId?: string } = {}) =>
      answerRequest(deps, { kind, platformId: platform.id, acceptanceNo: order.acceptanceNo, decision, opinion: '经研究答复如上。', ...more }),
  };
}

export type NegotiationBench = Awaited<ReturnType<typeof openNegotiations>>;
