/** How a request stands: awaited, answered, over without a reply, or ended with its order. */
export type SupplementState = 'open' | 'answered' | 'timed_out' | 'voided';

/** One 补正 request to 12345 (P3.1). */
export type SupplementRequest = {
  id: string;
  requestNo: string;
  orderId: string;
  runNo: number;
  state: SupplementState;
  askedBy: string;
  askedUnitId: string;
  askedAt: Date;
  /** What is missing; kept encrypted. */
  reason: string;
  /** When 12345 is asked once more, and when the wait is over. */
  remindAt: Date;
  replyBy: Date;
  remindedAt: Date | null;
  endedAt: Date | null;
  /** The message that tells the engine of the reply. */
  replyCommandId: string | null;
};

/** 补正 requests in one transaction; the order is locked. */
export type SupplementRequests = {
  add(request: Omit<SupplementRequest, 'state' | 'remindedAt' | 'endedAt' | 'replyCommandId'>): Promise<void>;
  find(id: string): Promise<SupplementRequest | undefined>;
  findByNo(orderId: string, requestNo: string): Promise<SupplementRequest | undefined>;
  openOf(orderId: string): Promise<SupplementRequest | undefined>;
  /** How many the order has had, all rounds. */
  countOf(orderId: string): Promise<number>;
  end(id: string, as: Exclude<SupplementState, 'open'>, at: Date, replyCommandId?: string): Promise<void>;
  noteReminder(id: string, at: Date): Promise<void>;
};
