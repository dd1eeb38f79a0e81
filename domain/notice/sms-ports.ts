/** One short message on its way: to whom, and about which order. The phone never leaves this and the gateway. */
export type ShortMessage = { id: string; phone: string; acceptanceNo: string; attempts: number };

/** Sends a short message that carries an order's number only (P5.4). `refused`: sending again changes nothing. */
export type SmsGateway = { send(message: Pick<ShortMessage, 'id' | 'phone' | 'acceptanceNo'>): Promise<'sent' | 'refused' | 'unreachable'> };

/** The short messages that wait, leased to one sender. Leases and retries are wall time. */
export type SmsQueue = {
  lease(limit: number, leaseMs: number): Promise<ShortMessage[]>;
  markSent(id: string): Promise<void>;
  /** `retryAt` null gives up. `error` is a code, never data. */
  markFailed(id: string, error: string, retryAt: Date | null): Promise<void>;
};
