import { reviewFlag } from '../code-list/review-flag.ts';
import { DomainError } from '../shared/domain-error.ts';
import { isAcceptanceNo } from './acceptance-number.ts';
import type { OrderType } from './ports.ts';
import type { OrderStatus } from './status.ts';

/** Where an order stands, as its platform may know: no personal data, nothing of units and people. */
export type OrderState = {
  acceptanceNo: string;
  platformOrderNo: string;
  type: OrderType;
  status: OrderStatus;
  runNo: number;
  reminders: number;
  /** Codes of the list `review-flag`. */
  flags: string[];
  acceptedAt: Date;
  endedAt: Date | null;
};

export type OrderStates = { find(platformId: string, acceptanceNo: string): Promise<OrderState | undefined> };

const toldFlags: readonly string[] = reviewFlag.entries.map(({ code }) => code);

/** 查询工单状态: where an order of this platform stands; marks of ours alone are not told. Throws `not-found`, also for an order of another platform (goals 4.3). */
export async function readOrderState(
  deps: { orderStates: OrderStates },
  input: { platformId: string; acceptanceNo: string },
): Promise<OrderState> {
  const state = isAcceptanceNo(input.acceptanceNo) ? await deps.orderStates.find(input.platformId, input.acceptanceNo) : undefined;
  if (!state) throw new DomainError('not-found', '本平台没有此受理编号的工单。');
  return { ...state, flags: state.flags.filter((flag) => toldFlags.includes(flag)) };
}
