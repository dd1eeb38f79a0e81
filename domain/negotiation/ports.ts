import type { Limit } from '../calendar/schema.ts';
import type { NegotiationKind } from './kind.ts';

/**
 * Where a request stands: `asked` until the province lets it go, `endorsed` until it is on its way, `sent` from the first
 * attempt on; then decided outside, `declined` inside, or `voided` because the order went another way (P4.1–P4.3).
 */
export type RequestState = 'asked' | 'endorsed' | 'sent' | 'agreed' | 'refused' | 'declined' | 'voided';

export const openRequestStates = ['asked', 'endorsed', 'sent'] as const satisfies readonly RequestState[];

/** By how much, from which due, and the due that agreeing means (P4.2). */
export type ExtensionTerms = { limit: Limit; previousDueAt: Date; resultingDueAt: Date };

/** A request with its texts in plain: they reach people and 12345 only. */
export type NegotiationRequest = {
  id: string;
  kind: NegotiationKind;
  /** What 12345 knows it by. */
  requestNo: string;
  orderId: string;
  runNo: number;
  state: RequestState;
  askedBy: string;
  askedUnitId: string;
  askedAt: Date;
  reason: string;
  /** The unit inside whose word is awaited. */
  waitsAtUnitId: string | null;
  /** When the province let it go. */
  sentAt: Date | null;
  decidedAt: Date | null;
  /** 批复意见, or why it was declined inside. */
  opinion: string | null;
  /** The callback that carries it to 12345. */
  deliveryId: string | null;
  /** How often an answer was reminded. */
  reminders: number;
  /** Null for a withdrawal. */
  extension: ExtensionTerms | null;
};

/** A request as it is asked. */
export type NewRequest = Pick<
  NegotiationRequest,
  'kind' | 'requestNo' | 'orderId' | 'runNo' | 'askedBy' | 'askedUnitId' | 'askedAt' | 'reason' | 'waitsAtUnitId' | 'extension'
>;

export type RequestChange = Partial<Pick<NegotiationRequest, 'state' | 'waitsAtUnitId' | 'sentAt' | 'decidedAt' | 'opinion' | 'deliveryId' | 'reminders'>>;

type Named = Pick<NegotiationRequest, 'id' | 'kind'>;

/** Requests in one transaction; the order is locked. */
export type Negotiations = {
  /** Inserts a request in state `asked`. */
  add(request: NewRequest): Promise<NegotiationRequest>;
  find(kind: NegotiationKind, requestId: string): Promise<NegotiationRequest | undefined>;
  /** The request that a human task is about. */
  ofWorkItem(kind: NegotiationKind, workItemId: string): Promise<NegotiationRequest | undefined>;
  /** All of the order, every round, oldest first. */
  allOf(orderId: string): Promise<NegotiationRequest[]>;
  /** Where a petition was received; `undefined` for orders of other sources (P3.8). */
  startUnitOf(orderId: string): Promise<string | undefined>;
  change(request: Named, change: RequestChange): Promise<void>;
  /** Makes the instance the request's only one; `false` where it has another already. */
  register(request: Named, instance: { engineId: string; processInstanceKey: string }): Promise<boolean>;
  /** Closes the human tasks of the request that still can be done; `note` is the Chinese reason a late reader sees. */
  closeItems(request: Named, note: string, at: Date): Promise<void>;
};

/** Whether nobody has the last word on it yet. */
export function isOpen({ state }: Pick<NegotiationRequest, 'state'>): boolean {
  return (openRequestStates as readonly RequestState[]).includes(state);
}
