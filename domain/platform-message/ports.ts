import type { OrderStatus } from '../order/status.ts';

/** What a platform may say about an order it has sent. */
export type MessageKind = 'reminder' | 'supplement' | 'cancellation' | 'rehandling';

/** A message as it was taken: what its receipt said, so that a repeat gets exactly that again. */
export type TakenMessage = {
  orderId: string;
  kind: MessageKind;
  /** The platform's own number of the message. */
  messageNo: string;
  /** Digest of the content: tells a repeat from another message under the same number. */
  fingerprint: Buffer;
  receivedAt: Date;
  /** Round and state of the order after it. */
  runNo: number;
  status: OrderStatus;
};

/** Messages of platforms in one transaction; the order is locked. */
export type PlatformMessages = {
  find(orderId: string, kind: MessageKind, messageNo: string): Promise<TakenMessage | undefined>;
  add(message: TakenMessage): Promise<void>;
};
