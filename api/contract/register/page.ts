import { z } from 'zod';
import { codeOf } from '../../../domain/code-list/code-list.ts';
import { orderStatusList } from '../../../domain/code-list/order-status.ts';
import { orderTypeList } from '../../../domain/code-list/order-type.ts';
import { acceptanceNo, instant } from '../../../domain/shared/schema.ts';

export { anonymityProblems, callerDataFields, checkSubmission, pageForms } from '../../../domain/page-call/schema.ts';

/** The ticket of a page's address. */
export const openPageBody = z.strictObject({ ticket: z.string().min(1).max(200) });

/** What a page sends to be kept until it is loaded again: its own fields, as they stand. */
export const draftBody = z.strictObject({ content: z.record(z.string().max(60), z.unknown()) });

/** When a draft was kept. */
export const draftReceipt = z.object({ savedAt: instant });

/** A page's form; which one follows from its ticket, so the fields are checked by `pageForms`. */
export const pageFormBody = z.looseObject({});

/** Where an order stands, for the agent who asks (P2.1). */
export const pageOrder = z.object({
  acceptanceNo,
  orderType: codeOf(orderTypeList),
  status: codeOf(orderStatusList),
  round: z.int().min(1),
  receivedAt: instant,
  endedAt: instant.exactOptional(),
});

/** What a page begins with: locked fields, settings of its platform, and what was there before (P2.2). */
export const registrationPage = z.object({
  launchId: z.uuid(),
  purpose: z.enum(['register', 'progress']),
  platformName: z.string(),
  provinceCode: z.string(),
  /** To these the page may tell number and state; to nobody else. */
  frameOrigins: z.array(z.string()),
  sessionUntil: instant,
  now: instant,
  anonymityRule: z.enum(['literal', 'required-unless-anonymous', 'always-optional']),
  agentNumber: z.string(),
  call: z
    .object({ orderType: codeOf(orderTypeList), platformOrderNo: z.string(), callId: z.string(), callerNumber: z.string(), calledAt: instant })
    .nullable(),
  /** 办结日期 to begin with, and the clause of the limit table that it follows from. */
  finishBy: z.object({ on: z.iso.date(), clause: z.string() }).nullable(),
  draft: z.object({ content: z.record(z.string(), z.unknown()), savedAt: instant }).nullable(),
  order: pageOrder.nullable(),
});

/** The token that a ticket was exchanged for, kept in the tab only. */
export const openedPage = z.object({ token: z.string(), page: registrationPage });

/** What an agent reads out after submitting. */
export const pageReceipt = z.object({ acceptanceNo, receivedAt: instant, status: codeOf(orderStatusList) });
