/** Kinds of callback (P8.1). */
export const callbackKinds = [
  'accepted',
  'pageCopy',
  'supplementRequested',
  'withdrawalRequested',
  'extensionRequested',
  'statusChanged',
  'result',
  'closedByOperator',
] as const;
export type CallbackKind = (typeof callbackKinds)[number];

/** A job in the engine that waits for the receipt (§3.1.8). */
export type WaitingJob = { engineId: string; jobKey: string };

/** A callback to be sent. `data` is what its kind carries; the envelope around it is made on enqueuing. */
export type NewDelivery = {
  orderId: string;
  kind: CallbackKind;
  data: unknown;
  waiting?: WaitingJob;
  /** Who gets it and under which number of theirs; the order's own platform unless told otherwise (a call's copy). */
  receiver?: { platformId: string; platformOrderNo: string };
};

export type DeliveryState = 'pending' | 'delivered' | 'dead';

/** A delivery as the rules see it, without its content. */
export type DeliveryRecord = {
  id: string;
  orderId: string;
  platformId: string;
  runNo: number;
  kind: CallbackKind;
  sequence: number;
  state: DeliveryState;
  attempts: number;
  /** It was acknowledged before it was replayed: nothing waits for it any more. */
  acknowledgedBefore: boolean;
  waiting?: WaitingJob;
};

/** What one attempt came to. `code` is stable and free of personal data. */
export type AttemptRecord = {
  outcome: 'delivered' | 'businessError' | 'redirect' | 'httpError' | 'timeout' | 'connection' | 'targetRefused' | 'secretMissing' | 'circuitOpen';
  httpStatus?: number;
  durationMs: number;
};

/** Deliveries in one transaction; the order's row is locked by the caller. */
export type Deliveries = {
  /** Appends a callback to the order's sequence; returns the delivery's id. */
  enqueue(delivery: NewDelivery): Promise<string>;
  find(deliveryId: string): Promise<DeliveryRecord | undefined>;
  findByWaitingJob(waiting: WaitingJob): Promise<DeliveryRecord | undefined>;
  /** Back to pending, due at once, its attempts counted anew: a retry from Operate. */
  requeue(deliveryId: string): Promise<void>;
  /** The same by hand, whatever its state; its next attempts are marked as a replay. One that is being sent stays leased. */
  replay(deliveryId: string): Promise<void>;
  markDelivered(deliveryId: string): Promise<void>;
  markDead(deliveryId: string, reason: string): Promise<void>;
  postpone(deliveryId: string, nextAttemptAt: Date, reason: string): Promise<void>;
  recordAttempt(deliveryId: string, attempt: AttemptRecord): Promise<void>;
};
