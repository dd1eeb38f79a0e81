import { toRegionCode } from '../region/code.ts';
import type { RequestNonce } from '../platform/request-signing-ports.ts';
import type { NewOrder } from './intake-ports.ts';
import type { Docking, OrderType } from './ports.ts';
import type { SubmissionByType } from './schema.ts';

/** A submission that is to become an order, with whose it is. */
export type AcceptInput<T extends OrderType = OrderType> = {
  type: T;
  platform: { id: string; provinceCode: string };
  docking: Exclude<Docking, 'none'>;
  /** Checked by `checkSubmission` before. */
  submission: SubmissionByType[T];
  fingerprint: Buffer;
  idempotencyKey?: string | undefined;
  /** Of the signed request, not yet used up. */
  nonce?: RequestNonce | undefined;
};

/** The facts of a form, tables 1–3, as an order holds them. */
export type FormFacts = Pick<
  NewOrder,
  | 'agentNumber' | 'callerNumber' | 'calledAt' | 'anonymous' | 'confidential' | 'personName' | 'phone' | 'idNumber' | 'address' | 'regionCode'
  | 'regionText' | 'detailedAddress' | 'accused' | 'content' | 'problemCategory' | 'risk' | 'callerCategory' | 'serviceType' | 'finishBy'
>; // prettier-ignore

/** Reads the facts of a checked form of any type. */
export function formFacts(submission: SubmissionByType[OrderType]): FormFacts {
  const fields: Partial<SubmissionByType['complaint'] & SubmissionByType['consultation'] & SubmissionByType['declaration']> = submission;
  return {
    agentNumber: submission.agentNumber,
    callerNumber: submission.callerNumber,
    calledAt: new Date(submission.calledAt),
    anonymous: fields.anonymous ?? false,
    confidential: fields.confidential ?? false,
    personName: fields.name,
    phone: fields.phone,
    idNumber: fields.idNumber,
    address: fields.address,
    regionCode: submission.region.code === undefined ? undefined : toRegionCode(submission.region.code),
    regionText: submission.region.text,
    detailedAddress: fields.detailedAddress,
    accused: fields.accused,
    content: submission.content,
    problemCategory: fields.problemCategory === undefined ? undefined : Number(fields.problemCategory),
    risk: fields.risk === undefined ? undefined : Number(fields.risk),
    callerCategory: fields.callerCategory,
    serviceType: fields.serviceType,
    finishBy: fields.finishBy,
  };
}

/** The order that a submission becomes; `made` are the facts that are ours (P1.2). */
export function toNewOrder(
  { type, platform, docking, submission, fingerprint }: AcceptInput,
  made: Pick<NewOrder, 'id' | 'acceptanceNo' | 'acceptedAt'>,
): NewOrder {
  return {
    ...made,
    type,
    source: 'workOrder',
    docking,
    status: 'pending_review',
    platformId: platform.id,
    platformOrderNo: submission.platformOrderNo,
    fingerprint,
    provinceCode: platform.provinceCode,
    // A province has one unit, known by the province's own code.
    provinceUnitId: platform.provinceCode,
    ...formFacts(submission),
  };
}
