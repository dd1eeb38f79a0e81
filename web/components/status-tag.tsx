import { Tag } from 'antd';
import { nameOf } from '../client/names.ts';
import type { OrderFacts } from '../client/shapes.ts';

const waiting: readonly OrderFacts['status'][] = ['pending_review', 'awaiting_supplement', 'awaiting_informing', 'awaiting_feedback', 'awaiting_receipt'];
const underWay: readonly OrderFacts['status'][] = ['in_handling', 'under_report_review'];

/** The state of an order. */
export function StatusTag({ status }: { status: OrderFacts['status'] }) {
  const tone = underWay.includes(status) ? 'status-running' : waiting.includes(status) ? 'status-waiting' : 'status-ended';
  return <Tag className={`tag ${tone}`}>{nameOf.status(status)}</Tag>;
}
