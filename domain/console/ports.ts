import type { AttemptRecord, CallbackKind, DeliveryState } from '../delivery/ports.ts';
import type { RequestAlgorithm } from '../platform/request-signing-ports.ts';
import type { User } from '../user/user.ts';
import type { ConsoleScope } from './scope.ts';

/** A callback as lists show it: nothing of its content. */
export type DeliveryLine = {
  id: string;
  orderId: string;
  acceptanceNo: string;
  platformOrderNo: string | null;
  platformId: string;
  platformName: string;
  kind: CallbackKind;
  runNo: number;
  sequence: number;
  state: DeliveryState;
  attempts: number;
  /** How often it was replayed by hand. */
  replays: number;
  lastError: string | null;
  nextAttemptAt: Date;
  createdAt: Date;
  deliveredAt: Date | null;
};

/** One try at sending. */
export type AttemptLine = { attemptedAt: Date; outcome: AttemptRecord['outcome']; httpStatus: number | null; durationMs: number; replay: boolean };

/** What callbacks are looked for by; all given ones must hold. `orderNo` is ours or the platform's. */
export type DeliveryCriteria = { platformId?: string; state?: DeliveryState; kind?: CallbackKind; orderNo?: string };

/** Where a page begins: behind this callback. */
export type DeliveryCursor = { createdAt: Date; id: string };

/** How one platform's callbacks stand. */
export type PlatformDeliveries = {
  platformId: string;
  name: string;
  live: boolean;
  pending: number;
  dead: number;
  deliveredToday: number;
  oldestPendingAt: Date | null;
};

/** Something that somebody has to look after (§3.1.5): a row of the audit trail. */
export type AlarmLine = {
  id: string;
  action: string;
  raisedAt: Date;
  orderId: string;
  acceptanceNo: string;
  detail: Record<string, unknown>;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
};

/** A key of a platform with its secret, for checking signatures; the secret never leaves the domain. */
export type SigningKey = { keyId: string; algorithm: RequestAlgorithm; secret: string; validFrom: Date; validUntil: Date | null };

/** Reads of the console, within the operator's scope; orders they are barred from are left out. */
export type DeliveryConsole = {
  page(scope: ConsoleScope, user: User, criteria: DeliveryCriteria, after: DeliveryCursor | undefined, limit: number): Promise<DeliveryLine[]>;
  find(scope: ConsoleScope, user: User, deliveryId: string): Promise<(DeliveryLine & { envelope: string; envelopeSha256: string }) | undefined>;
  attempts(deliveryId: string): Promise<AttemptLine[]>;
  platforms(scope: ConsoleScope, since: Date): Promise<PlatformDeliveries[]>;
  /** Open ones first, newest first. */
  alarms(scope: ConsoleScope, user: User, onlyOpen: boolean, limit: number): Promise<AlarmLine[]>;
  countOpenAlarms(scope: ConsoleScope): Promise<number>;
  callbackKeys(platformId: string): Promise<SigningKey[]>;
  /** A key for requests of a platform within the scope. */
  requestKey(scope: ConsoleScope, keyId: string): Promise<SigningKey | undefined>;
};

/** Alarms that were seen to, in one transaction. */
export type AlarmAcknowledgements = {
  find(auditEntryId: string): Promise<{ orderId: string; runNo: number | null; action: string } | undefined>;
  acknowledge(auditEntryId: string, userId: string, at: Date): Promise<void>;
};
