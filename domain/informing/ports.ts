import type { Contact, InformingAttempt } from './schema.ts';

/** Attempts to inform, in one transaction. */
export type Informings = {
  add(attempt: InformingAttempt & { orderId: string; runNo: number; informedBy: string }): Promise<void>;
  /** How many attempts a round has, and whether one reached the person. */
  summary(orderId: string, runNo: number): Promise<{ attempts: number; reached: boolean }>;
};

/** Contacts during the investigation, in one transaction. */
export type Contacts = { add(contact: Contact & { orderId: string; runNo: number; contactedBy: string }): Promise<void> };
