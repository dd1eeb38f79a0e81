import type { AccessFactsSource } from '../access/facts.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import type { Notices } from '../notice/ports.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Units } from '../unit/ports.ts';
import type { WorkItems } from '../work-item/ports.ts';
import { instantOfCard } from './arm-clock.ts';
import { audienceOf } from './card-audience.ts';
import { isHeld } from './is-held.ts';
import type { DueCard, Dues, OrderDue } from './ports.ts';

export type FireCardRepositories = {
  orders: OrderLocks;
  access: AccessFactsSource;
  units: Units;
  workItems: WorkItems;
  dues: Dues;
  commands: EngineCommands;
  notices: Notices;
  audit: AuditTrail;
};

/** `fired`: the card stands, now or since an earlier delivery. `changed`: the database says otherwise, look at it again. */
export type CardResult = 'fired' | 'changed';

const noticeKinds = { yellow: 'yellowCard', red: 'redCard', escalation: 'escalation' } as const;

/**
 * A timer of a due has come (P5.4). Compared with the database: a due that was closed or moved later, or whose card is held,
 * gets none. Otherwise the card is recorded once and told once to who works on it and to the supervisors of the unit and
 * of the one above, by message centre and short message. A warning that comes when the due is already past is left out.
 * `armedAt` is the instant that the timer waited for. Error: `not-found`.
 */
export async function fireCard(
  ports: { inTransaction: InTransaction<FireCardRepositories>; clock: Clock },
  input: { orderId: string; dueId: string; card: DueCard; armedAt: Date },
): Promise<CardResult> {
  return ports.inTransaction(async (repositories) => {
    const { card } = input;
    const order = await repositories.orders.lock(input.orderId);
    const due = await repositories.dues.find(input.dueId);
    if (!order || due?.orderId !== order.id) throw new DomainError('not-found', `计时对应的期限不存在：${input.dueId}。`);
    if (hasEnded(order.status) || due.state === 'closed' || !due.isTimed) return 'changed';
    // The engine's clock decided that it is time; what matters is whether it waited for the right instant.
    if (instantOfCard(due, card) > input.armedAt || (await isHeld(repositories.dues, due, card))) return 'changed';
    if (card === 'escalation') {
      // The instance ends with this card: nothing that was said to it is awaited any more.
      await repositories.dues.update(due.id, { isTimed: false });
      await repositories.commands.consumeKey(order.id, due.id);
    }
    // The engine's clock may be a moment ahead of ours, never the card ahead of its time.
    const now = new Date(Math.max(ports.clock.now().getTime(), instantOfCard(due, card).getTime()));
    const isStale = card === 'yellow' && due.cards.redAt <= now;
    if (!isStale) await issueCard(repositories, order, due, card, now);
    return 'fired';
  });
}

/** Records a card of a locked order once for its due and due time, and tells it once. */
export async function issueCard(repositories: FireCardRepositories, order: OrderRouting, due: OrderDue, card: DueCard, now: Date): Promise<void> {
  const isNew = await repositories.dues.recordCard({ dueId: due.id, card, dueAt: due.dueAt, firedAt: now });
  if (!isNew) return;
  const dueAt = due.dueAt.toISOString();
  await repositories.audit.record({
    action: 'due.cardFired',
    actor: { kind: 'system', id: 'due.fireCard' },
    orderId: order.id,
    runNo: order.runNo,
    detail: { due: due.name, card, dueAt, ...(due.unitId === null ? {} : { unitId: due.unitId }) },
  });
  await repositories.notices.tell({
    orderId: order.id,
    kind: noticeKinds[card],
    facts: { due: due.name, dueAt },
    event: `due:${due.id}:${card}:${dueAt}`,
    to: await audienceOf(repositories, order, due, card),
    bySms: true,
    at: now,
  });
}
