import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { isHeld } from './is-held.ts';
import type { DueCard, Dues, OrderDue } from './ports.ts';

export type ArmClockRepositories = { orders: OrderLocks; dues: Dues; commands: EngineCommands };

/** What the instance of a due waits for next: nothing any more, or the instants of its cards as ISO texts. */
export type ArmedClock = { clockState: 'stopped' } | ({ clockState: 'armed' } & Record<'yellowAt' | 'redAt' | 'escalateAt', string>);

/** While a card is held, its clock looks again after so long, even where nobody tells it. */
const lookAgainMs = 3_600_000;

/**
 * 核对期限 (P5.4): reads a due for its instance, at the start and whenever the database has changed. A closed due, or one of an ended order, stops it. A card that is held comes no
 * earlier than in an hour. Error: `not-found`.
 */
export async function readClock(
  ports: { inTransaction: InTransaction<ArmClockRepositories>; clock: Clock },
  input: { orderId: string; runNo: number; dueId: string; commandId: string },
): Promise<ArmedClock> {
  return ports.inTransaction(async (repositories) => {
    const order = await repositories.orders.lock(input.orderId);
    const due = await repositories.dues.find(input.dueId);
    if (!order || due?.orderId !== order.id) throw new DomainError('not-found', `计时对应的期限不存在：${input.dueId}。`);
    await repositories.commands.markConsumed(input.commandId);
    if (hasEnded(order.status) || due.state === 'closed' || !due.isTimed) {
      // Whatever else was said to this instance finds it gone.
      await repositories.commands.consumeKey(order.id, due.id);
      return { clockState: 'stopped' };
    }
    const lookAgainAt = ports.clock.now().getTime() + lookAgainMs;
    const at = async (card: DueCard, instant: Date) => {
      const held = instant.getTime() < lookAgainAt && (await isHeld(repositories.dues, due, card));
      return new Date(held ? lookAgainAt : instant).toISOString();
    };
    const { yellowAt, redAt, escalateAt } = due.cards;
    return { clockState: 'armed', yellowAt: await at('yellow', yellowAt), redAt: await at('red', redAt), escalateAt: await at('escalation', escalateAt) };
  });
}

/** 停止计时 (P5.3): the instance has heard that its due was closed. */
export async function confirmClosed(
  ports: { inTransaction: InTransaction<Pick<ArmClockRepositories, 'commands'>> },
  input: { commandId: string },
): Promise<void> {
  return ports.inTransaction(({ commands }) => commands.markConsumed(input.commandId));
}

/** The instant of a card as the database has it now. */
export function instantOfCard({ cards }: Pick<OrderDue, 'cards'>, card: DueCard): Date {
  return { yellow: cards.yellowAt, red: cards.redAt, escalation: cards.escalateAt }[card];
}
