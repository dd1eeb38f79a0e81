import type { OrderRouting } from '../order/ports.ts';

/** What the table 反馈质检 decides by: never more than yes or no (§3.1.1). */
export type GateFacts = {
  /** Somebody was reached when the person was informed; of a consultation its answer is that. */
  contacted: boolean;
  /** The result is complete: finding, answer or determination with all that the scheme's tables ask for. */
  hasFinding: boolean;
  /** Money is spoken of, but no amount was given. */
  amountMissing: boolean;
  /** What 12345 will read holds a phone, an ID or card number, or something of the reporter. */
  personalDataFound: boolean;
  /** Every file of the result can be opened and was checked. */
  attachmentsReadable: boolean;
};

/** A row of the table that applies: its name for people, and whether it stops the feedback or only warns. */
export type GateFinding = { finding: string; effect: 'block' | 'warn' };

/** One check of one result. */
export type QualityCheck = { checkedAt: Date; facts: GateFacts; findings: GateFinding[]; tableVersion: number | null };

/** Reads what the facts follow from; personal values stay within the transaction. */
export type GateEvidence = {
  of(order: OrderRouting): Promise<{
    contacted: boolean;
    /** What 12345 will read as the public wording. */
    wording: string;
    /** What the investigation found, for amounts it speaks of. */
    findings: string;
    hasAmount: boolean;
    /** Values of the order's person, to look for in the wording. */
    personal: readonly string[];
    attachmentsReadable: boolean;
  }>;
};

/** Checks in one transaction; the order is locked. */
export type QualityChecks = {
  add(orderId: string, runNo: number, check: QualityCheck): Promise<void>;
  /** The last check of a round: it decides. */
  last(orderId: string, runNo: number): Promise<QualityCheck | undefined>;
};

/** The province's own wording of a result, in one transaction. */
export type FeedbackWordings = { write(wording: { orderId: string; runNo: number; text: string; writtenBy: string; writtenAt: Date }): Promise<void> };
