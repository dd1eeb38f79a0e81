import type { OrderRouting } from '../order/ports.ts';
import type { User } from '../user/user.ts';
import type { NegotiationKind } from './kind.ts';

/** 国家局 is one unit. */
export const nationalUnitId = '000000000000';

/** Who has the last word on a request (P4.4): 12345, 国家局 for its transfers, or a unit of our own for petitions and seat records. */
export type Decider = { by: 'platform' } | { by: 'national' | 'ownUnit'; unitId: string };

type Facts = Pick<OrderRouting, 'source' | 'platformId' | 'provinceUnitId'> & { /** Of a petition. */ startUnitId?: string | undefined };

/** Who decides; `undefined` where this is not negotiated at all: petitions and seat records know no 退单 (P4.4). */
export function deciderOf(kind: NegotiationKind, order: Facts): Decider | undefined {
  if (order.source === 'workOrder' && order.platformId !== null) return { by: 'platform' };
  if (order.source === 'national') return { by: 'national', unitId: nationalUnitId };
  const isOurs = order.source === 'petition' || order.source === 'call';
  return isOurs && kind === 'extension' ? { by: 'ownUnit', unitId: order.startUnitId ?? order.provinceUnitId } : undefined;
}

/**
 * The levels that a request passes (P4.1): the city above a county endorses; then the province sends it out, or decides
 * itself where nobody outside does. `waitsAt` is the first of them.
 */
export function routeOf(
  asker: Pick<User, 'unitLevel' | 'unitPath'>,
  order: Facts,
  decider: Decider,
): { cityUnit: string | null; decisionUnit: string | null; waitsAt: string } {
  const above = asker.unitPath[1];
  const lastUnitId = decider.by === 'ownUnit' ? decider.unitId : order.provinceUnitId;
  const isCityBetween = asker.unitLevel === 'county' && above !== undefined && above !== order.provinceUnitId && above !== lastUnitId;
  const cityUnit = isCityBetween ? above : null;
  const decisionUnit = decider.by === 'platform' ? null : decider.unitId;
  return { cityUnit, decisionUnit, waitsAt: cityUnit ?? lastUnitId };
}
