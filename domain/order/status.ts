/** Where an order stands (product page "States"): a closed list. Open withdrawal, extension and supervision are flags beside it. */
export const openStatuses = [
  'pending_review',
  'awaiting_supplement',
  'in_handling',
  'under_report_review',
  'awaiting_informing',
  'awaiting_feedback',
  'awaiting_receipt',
] as const;

/** The states in which an order has ended. Only 重办 leads out of `completed` again. */
export const endedStatuses = [
  'completed',
  'withdrawn',
  'cancelled',
  'answered_on_call',
  'not_accepted',
  'closed_by_operator',
] as const;

export type OpenStatus = (typeof openStatuses)[number];
export type EndedStatus = (typeof endedStatuses)[number];
export type OrderStatus = OpenStatus | EndedStatus;

/** The Chinese word of each state, as the scheme's users know it. */
export const statusNames: Record<OrderStatus, string> = {
  pending_review: '待初审',
  awaiting_supplement: '待补正',
  in_handling: '办理中',
  under_report_review: '审核中',
  awaiting_informing: '待告知',
  awaiting_feedback: '待反馈',
  awaiting_receipt: '待签收',
  completed: '已办结',
  withdrawn: '已退单',
  cancelled: '已撤单',
  answered_on_call: '当场答复',
  not_accepted: '不予受理',
  closed_by_operator: '人工关闭',
};

/** Whether the order has ended: nothing acts on it any more but 重办 on `completed`. */
export function hasEnded(status: OrderStatus): status is EndedStatus {
  return (endedStatuses as readonly OrderStatus[]).includes(status);
}
