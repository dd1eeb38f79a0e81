import type { ShortMessage, SmsGateway, SmsQueue } from './sms-ports.ts';

/** After so many tries a short message is given up: it would come too late to warn anybody. */
export const mostSmsAttempts = 6;

/** Pause before the next try in ms: 30 s, doubled with each. */
export const smsPauseMs = (attempts: number): number => 30_000 * 2 ** Math.min(attempts, 10);

const leaseMs = 60_000;

/** Sends up to `limit` waiting short messages (P5.4); returns how many were taken up. */
export async function sendShortMessages(
  deps: { queue: SmsQueue; gateway: SmsGateway; wallNow: () => Date },
  input: { limit: number },
): Promise<number> {
  const messages = await deps.queue.lease(input.limit, leaseMs);
  for (const message of messages) await sendOne(deps, message);
  return messages.length;
}

async function sendOne({ queue, gateway, wallNow }: { queue: SmsQueue; gateway: SmsGateway; wallNow: () => Date }, message: ShortMessage): Promise<void> {
  const outcome = await gateway.send(message);
  if (outcome === 'sent') return queue.markSent(message.id);
  const givesUp = outcome === 'refused' || message.attempts >= mostSmsAttempts;
  await queue.markFailed(message.id, outcome, givesUp ? null : new Date(wallNow().getTime() + smsPauseMs(message.attempts)));
}
