/** Messages of the models that the product publishes; a guard test holds them against `processes/generated`. */
export const messageNames = {
  orderAccepted: 'order.accepted',
  callRecorded: 'call.recorded',
  petitionRegistered: 'petition.registered',
  orderEnded: 'order.ended',
  handlingRecalled: 'handling.recalled',
  dueSet: 'due.set',
  dueChanged: 'due.changed',
  dueClosed: 'due.closed',
  withdrawalRequested: 'withdrawal.requested',
  withdrawalDecided: 'withdrawal.decided',
  extensionRequested: 'extension.requested',
  extensionDecided: 'extension.decided',
  requestVoided: 'request.voided',
  supervisionIssued: 'supervision.issued',
  supervisionClosed: 'supervision.closed',
  supplementReceived: 'supplement.received',
  linkingSettled: 'linking.settled',
} as const;

const hourMs = 3_600_000;

/** How long the engine buffers a message (§3.1.4), in milliseconds. */
export const timeToLiveMs = { start: 600_000, other: 24 * hourMs } as const;

/** The key that correlates every message of one run of an order, and its start message's id. */
export function runKey(orderId: string, runNo: number): string {
  return `${orderId}:${runNo}`;
}
