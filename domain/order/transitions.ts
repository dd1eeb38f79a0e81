import { DomainError } from '../shared/domain-error.ts';
import { statusNames, type OrderStatus } from './status.ts';

/**
 * Every allowed change of an order's state, as one table (statement codes beside each target).
 * Whatever is not listed is forbidden; the test walks all pairs.
 */
export const transitions: Record<OrderStatus, readonly OrderStatus[]> = {
  // P3.1 accepted, supplement asked, or one of the early ends.
  pending_review: ['awaiting_supplement', 'in_handling', 'withdrawn', 'cancelled', 'not_accepted', 'closed_by_operator'],
  // P3.1 the supplement arrives or the order ends.
  awaiting_supplement: ['pending_review', 'withdrawn', 'cancelled', 'not_accepted', 'closed_by_operator'],
  // P3.2 back to 初审, P3.3 report submitted, or straight to informing where no review is asked (P3.4), P6.2 answered.
  in_handling: [
    'pending_review',
    'under_report_review',
    'awaiting_informing',
    'withdrawn',
    'cancelled',
    'answered_on_call',
    'not_accepted',
    'closed_by_operator',
  ],
  // P3.4 sent back or approved.
  under_report_review: ['in_handling', 'awaiting_informing', 'withdrawn', 'cancelled', 'closed_by_operator'],
  // P3.5 informed.
  awaiting_informing: ['awaiting_feedback', 'withdrawn', 'cancelled', 'closed_by_operator'],
  // P3.6 sent to 12345, back to handling, or closed where no receipt is awaited (petitions, national transfers, call transfer).
  awaiting_feedback: ['in_handling', 'awaiting_receipt', 'completed', 'withdrawn', 'cancelled', 'closed_by_operator'],
  // P3.6 acknowledged or confirmed, or returned by 国家局 (P3.8).
  awaiting_receipt: ['completed', 'in_handling', 'closed_by_operator'],
  // P3.7 重办 opens a new round.
  completed: ['in_handling'],
  withdrawn: [],
  cancelled: [],
  answered_on_call: [],
  not_accepted: [],
  closed_by_operator: [],
};

/** Whether an order may change from one state to another. */
export function mayMove(from: OrderStatus, to: OrderStatus): boolean {
  return transitions[from].includes(to);
}

/** Refuses a change that the table does not allow. Error: `order-state-conflict`, naming both states. */
export function assertMayMove(from: OrderStatus, to: OrderStatus): void {
  if (!mayMove(from, to))
    throw new DomainError('order-state-conflict', `工单现为“${statusNames[from]}”，不能改为“${statusNames[to]}”。`);
}
