import type { OrderType } from '../order/ports.ts';

/** A call that an agent registers on our page: the locked 自动生成 fields come from here, never from the page (P1.2). */
export type LaunchedCall = {
  kind: 'register';
  orderType: OrderType;
  platformOrderNo: string;
  callId: string;
  callerNumber: string;
  /** ISO 8601 with a zone, as 12345 gave it. */
  calledAt: string;
};

/** What a page was launched for: registering a call, or looking at the progress of one order (P2.1). */
export type LaunchPurpose = LaunchedCall | { kind: 'progress'; acceptanceNo: string };

/** A page that 12345 launched for one of its agents, until the page's token ends. */
export type Launch = {
  id: string;
  platformId: string;
  agentNumber: string;
  /** Where the page may be framed, as the platform's settings said when the ticket was issued. */
  frameOrigins: string[];
  purpose: LaunchPurpose;
  /** When the page's token ends; null while the ticket hasn't been exchanged. */
  sessionUntil: Date | null;
};

/** Wall time in milliseconds: a ticket, the token it is exchanged for, a draft and the traces of a launch (P2.1, P2.2). */
export const launchLimits = { ticketMs: 60_000, sessionMs: 30 * 60_000, draftMs: 24 * 3_600_000, keptMs: 25 * 3_600_000 } as const;

/** What a draft belongs to: the same call of the same agent, for one type of order. */
export type DraftKey = { platformId: string; agentNumber: string; callId: string; orderType: OrderType };

/** The draft's key of a registering launch. */
export const draftKeyOf = ({ platformId, agentNumber }: Launch, { callId, orderType }: LaunchedCall): DraftKey => ({ platformId, agentNumber, callId, orderType });
