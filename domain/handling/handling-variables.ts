import type { OrderRouting } from '../order/ports.ts';
import type { HandlingLevel } from '../unit/unit.ts';

/**
 * What the process is told when a unit begins to handle an order. Whoever handles informs the person, but a sealed
 * order's person is known to the province only, so the province informs (P1.4, P3.5).
 */
export function handlingVariables(
  order: Pick<OrderRouting, 'sealed' | 'provinceUnitId'>,
  unit: { id: string; level: HandlingLevel },
): { handlingUnit: string; handlingLevel: HandlingLevel; informingUnit: string } {
  return { handlingUnit: unit.id, handlingLevel: unit.level, informingUnit: order.sealed ? order.provinceUnitId : unit.id };
}
