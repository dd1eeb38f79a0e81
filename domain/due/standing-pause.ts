import type { OrderRouting } from '../order/ports.ts';
import type { Dues, OrderDue } from './ports.ts';

/** A pause in which a clock stands. */
export type StandingPause = NonNullable<OrderDue['paused']>;

/** The pause in which the order's clocks stand now, if they do: a clock that begins or goes on meanwhile stands with them (P5.3). */
export async function standingPause(dues: Pick<Dues, 'openOf'>, order: Pick<OrderRouting, 'id' | 'runNo'>): Promise<StandingPause | null> {
  const standing = (await dues.openOf(order.id, order.runNo)).find(({ name, paused }) => name !== 'supervision' && paused !== null);
  return standing?.paused ?? null;
}

/** The same for a clock that begins at `startsAt`: it can't have stood before. */
export function pausedFrom(pause: StandingPause | null, startsAt: string): StandingPause | null {
  return pause && { ...pause, at: new Date(Math.max(Date.parse(pause.at), Date.parse(startsAt))).toISOString() };
}
