import type { OrderAction } from '../access/order-actions.ts';
import type { Attachment } from '../attachment/attachment.ts';
import type { LimitUnit } from '../calendar/schema.ts';
import type { StoredAnswer } from '../consultation/ports.ts';
import type { DeclarationStep } from '../declaration/schema.ts';
import type { CallbackKind, DeliveryState } from '../delivery/ports.ts';
import type { Delegation } from '../handling/ports.ts';
import type { Contact, InformingAttempt } from '../informing/schema.ts';
import type { ReportState, StoredReport } from '../investigation/ports.ts';
import type { OrderLink } from '../linking/ports.ts';
import type { NegotiationRequest } from '../negotiation/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { OrderStatus } from '../order/status.ts';
import type { ReviewDecision, ReviewSubjectKind } from '../report-review/ports.ts';
import type { QualityCheck } from '../quality-gate/ports.ts';
import type { SupplementRequest } from '../supplement/ports.ts';
import type { User } from '../user/user.ts';
import type { HandlingLevel } from '../unit/unit.ts';
import type { WorkItem } from '../work-item/ports.ts';
import type { PersonalField } from './personal-field.ts';

/** The order with every field in plain text: never leaves the domain but masked. */
export type OrderRecord = OrderRouting & {
  regionName: string | null;
  regionText: string | null;
  handlingUnitName: string | null;
  agentNumber: string | null;
  calledAt: Date | null;
  anonymous: boolean;
  confidential: boolean;
  personal: Record<PersonalField, string | null>;
  accused: string | null;
  content: string;
  risk: number | null;
  callerCategory: string | null;
  serviceType: string | null;
  endReason: string | null;
  /** What the quality gate found last in this round. */
  qualityCheck: Omit<QualityCheck, 'facts'> | null;
  attachments: AttachmentView[];
};

/** A file of the order; its name may name people. */
export type AttachmentView = Pick<Attachment, 'id' | 'fileName' | 'mediaType' | 'sizeBytes' | 'state' | 'createdAt'>;

/** Someone who did something, as the page names them. */
export type Doer = { kind: 'user' | 'platform' | 'system'; id: string; name: string | null; unitName: string | null };

/** One line of the time line. `text` is what the person wrote. */
export type TimelineEntry = {
  id: string;
  at: Date;
  action: string;
  doer: Doer;
  fromStatus: OrderStatus | null;
  toStatus: OrderStatus | null;
  detail: Record<string, unknown>;
  text: string | null;
};

type By = { byUserId: string; byName: string; unitName: string };
export type DelegationView = Delegation & { fromUnitName: string | null; toUnitName: string; instruction: string | null; endReason: string | null };
/** Without the engine's keys: they are nobody's business here. */
export type WorkItemEntry = Omit<WorkItem, 'engineId' | 'jobKey'> & { /** The process and the user task in its model, to draw the way. */ processId: string; elementId: string; unitName: string; assigneeName: string | null; endedAt: Date | null; outcome: string | null; note: string | null };
export type ReportView = StoredReport & By & { runNo: number };
export type AnswerView = StoredAnswer & By & { runNo: number };
export type StepView = By & { runNo: number; version: number; recordedAt: Date; state: Exclude<ReportState, 'draft'>; step: DeclarationStep };
export type ReviewView = By & {
  runNo: number;
  subject: ReviewSubjectKind;
  version: number;
  level: HandlingLevel;
  decision: ReviewDecision;
  opinion: string;
  reviewedAt: Date;
};
/** A 移送纪检监察 (P3.1), for the province and 国家局 only. */
export type ReferralView = By & {
  runNo: number;
  referredAt: Date;
  organ: string;
  documentNo: string | null;
  documentOn: string | null;
  reason: string;
  /** The round was handled again after all. */
  supersededAt: Date | null;
};
export type InformingView = InformingAttempt & By & { runNo: number };
export type ContactView = Contact & By & { runNo: number };
/** A 退单 or 延期 request as people see it (P4); amounts and dues of an extension only. */
export type RequestView = By &
  Pick<NegotiationRequest, 'id' | 'kind' | 'requestNo' | 'runNo' | 'state' | 'askedAt' | 'reason' | 'sentAt' | 'decidedAt' | 'opinion' | 'reminders'> & {
    waitsAtUnitName: string | null;
    amount: number | null;
    unit: LimitUnit | null;
    previousDueAt: Date | null;
    resultingDueAt: Date | null;
  };
export type DeliveryView = { kind: CallbackKind; sequence: number; runNo: number; state: DeliveryState; attempts: number; createdAt: Date; deliveredAt: Date | null };

/** A 补正 request to 12345; its reply is on the time line. */
export type SupplementView = By & Pick<SupplementRequest, 'requestNo' | 'runNo' | 'state' | 'askedAt' | 'replyBy' | 'remindedAt' | 'endedAt'> & { reason: string };

/** What happened to an order, all rounds, oldest first. */
export type OrderHistory = {
  delegations: DelegationView[];
  workItems: WorkItemEntry[];
  reports: ReportView[];
  answers: AnswerView[];
  steps: StepView[];
  reviews: ReviewView[];
  referrals: ReferralView[];
  informings: InformingView[];
  contacts: ContactView[];
  requests: RequestView[];
  supplements: SupplementView[];
  deliveries: DeliveryView[];
  timeline: TimelineEntry[];
};

/** Another order of the same person and matter (P1.7), and whether this one could follow it as its main order. */
export type DuplicateView = { id: string; acceptanceNo: string; status: OrderStatus; acceptedAt: Date; mayBeMain: boolean };

/** A 并单 as the page shows it: `other` is the order at its other end. */
export type LinkView = Pick<OrderLink, 'id' | 'state' | 'runNo' | 'linkedAt' | 'reason'> &
  By & { other: { id: string; acceptanceNo: string; status: OrderStatus }; endedAt: Date | null; endReason: string | null };

/** The main orders that this one followed, and the orders that followed it, oldest first (P1.7). */
export type OrderLinksView = { mains: LinkView[]; followers: LinkView[] };

/** Reads for the order page; never the engine. */
export type OrderPages = {
  record(orderId: string): Promise<OrderRecord | undefined>;
  history(orderId: string): Promise<OrderHistory>;
  /** Same person, by blind index, and problem category inside the window, newest first; barred ones left out. */
  /** Names of who must stay away, units first. */
  barred(orderId: string): Promise<string[]>;
  duplicates(orderId: string, choice: { windowDays: number; user: User }): Promise<DuplicateView[]>;
  /** Barred ones left out. */
  links(orderId: string, user: User): Promise<OrderLinksView>;
};

/** What of the order as a whole the user may do now; what belongs to one due stands with the due. */
export type AvailableOrderAction = Exclude<OrderAction, 'view' | 'moveInnerDue'>;
