import type { CallDraft } from './schema.ts';

/** `announced` waits for an agent, `open` is being talked or written, `dropped` waits for calling back, `ended` became an order. */
export type CallState = 'announced' | 'open' | 'dropped' | 'ended';

/** What the agent made of a call (P6.2). */
export type CallOutcome = 'submitted' | 'answered' | 'outOfScope';

/** A call with its number in plain text: for its agent only. */
export type CallRecord = {
  id: string;
  provinceUnitId: string;
  /** Both null where an agent opened the record by hand. */
  platformId: string | null;
  callId: string | null;
  callerNumber: string;
  calledAt: Date;
  recordedAt: Date;
  state: CallState;
  /** The agent the call was transferred to, by 工号 (login); null for any of the province. */
  targetLogin: string | null;
  agentId: string | null;
  outcome: CallOutcome | null;
  orderId: string | null;
};

/** Calls in one transaction. */
export type Calls = {
  /** Locks the row and reads it. */
  lock(id: string): Promise<CallRecord | undefined>;
  findByCallId(platformId: string, callId: string): Promise<CallRecord | undefined>;
  /** `false` where the platform's call is there already. */
  insert(call: Omit<CallRecord, 'outcome' | 'orderId'>): Promise<boolean>;
  /** Whether somebody active logs in by this name and is a seat agent of the unit. */
  isSeatAgent(unitId: string, login: string): Promise<boolean>;
  change(id: string, change: Partial<Pick<CallRecord, 'state' | 'agentId'>>): Promise<void>;
  end(id: string, end: { outcome: CallOutcome; orderId: string; at: Date }): Promise<void>;
  saveDraft(id: string, draft: CallDraft): Promise<void>;
  draftOf(id: string): Promise<CallDraft | undefined>;
  /** Announced ones that the agent may take, and the agent's own that are open or wait for calling back; oldest first. */
  waitingFor(agent: { id: string; login: string; unitId: string }): Promise<CallRecord[]>;
  /** The call an order was made from. */
  ofOrder(orderId: string): Promise<CallRecord | undefined>;
};
