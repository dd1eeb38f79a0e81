import type { OrderRouting } from '../order/ports.ts';
import { hasEnded, statusNames } from '../order/status.ts';

/** The mark of an order that follows, or took the result of, a main one. */
export const linkedFlag = 'linked';

/** Whether the main order's result is final: sent off, or confirmed where 国家局 may still return it (P3.6, P3.8). */
export function hasResult({ status, source }: Pick<OrderRouting, 'status' | 'source'>): boolean {
  return status === 'completed' || (status === 'awaiting_receipt' && source !== 'national');
}

/**
 * Why an order can't be the main one of another (P1.7), or undefined where it can: same province and type, open or with a
 * result, and not itself linked in this round, so that no chains come about; pure.
 */
export function mainRefusal(
  order: Pick<OrderRouting, 'type' | 'provinceUnitId'>,
  main: Pick<OrderRouting, 'type' | 'provinceUnitId' | 'status'>,
  isLinked: boolean,
): string | undefined {
  if (main.provinceUnitId !== order.provinceUnitId || main.type !== order.type) return '主办工单须为本省同一类型的工单。';
  if (isLinked) return '所选工单已并入其它工单，请选择那件主办工单。';
  if (hasEnded(main.status) && main.status !== 'completed') return `所选工单“${statusNames[main.status]}”，没有办理结果，不能作主办工单。`;
  return undefined;
}
