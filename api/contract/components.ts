import type { z } from 'zod';
import { callbackMessages, consultationAnswer, declarationResult, fileReference, investigationResult, referralResult } from '../../domain/feedback/schema.ts';
import { regionReference } from '../../domain/order/schema.ts';
import { staffContact, staffMember } from '../../domain/shared/schema.ts';
import { extensionRequest } from '../../domain/extension/schema.ts';
import { withdrawalRequest } from '../../domain/withdrawal/schema.ts';
import { uploadedAttachment } from './attachments.ts';
import { callAnnouncement, callReceipt } from './calls.ts';
import { codeList, codeListCollection } from './code-lists.ts';
import { launchRequest, launchTicket } from './launches.ts';
import { manifest, manifestComparison, theirManifest } from './manifests.ts';
import {
  cancellation,
  complaintSubmission,
  consultationSubmission,
  decisionReceipt,
  declarationSubmission,
  extensionDecision,
  messageReceipt,
  orderState,
  receipt,
  rehandling,
  reminder,
  supplement,
  withdrawalDecision,
} from './orders.ts';
import { fieldProblem, problem } from './problem.ts';
import { regionPage, regionResolution, regionText, regionView, regionWithAbove } from './regions.ts';

/** What platforms send, under the names that the documentation gives them. */
export const requestComponents: Readonly<Record<string, z.ZodType>> = {
  ComplaintSubmission: complaintSubmission,
  ConsultationSubmission: consultationSubmission,
  DeclarationSubmission: declarationSubmission,
  RegionReference: regionReference,
  Reminder: reminder,
  Supplement: supplement,
  Cancellation: cancellation,
  Rehandling: rehandling,
  WithdrawalDecision: withdrawalDecision,
  ExtensionDecision: extensionDecision,
  RegionText: regionText,
  LaunchRequest: launchRequest,
  CallAnnouncement: callAnnouncement,
  TheirManifest: theirManifest,
};

/** What platforms receive. We may add fields to these, so receivers must ignore what they don't know. */
export const responseComponents: Readonly<Record<string, z.ZodType>> = {
  Receipt: receipt,
  OrderState: orderState,
  LaunchTicket: launchTicket,
  CallReceipt: callReceipt,
  MessageReceipt: messageReceipt,
  DecisionReceipt: decisionReceipt,
  UploadedAttachment: uploadedAttachment,
  Manifest: manifest,
  ManifestComparison: manifestComparison,
  CodeList: codeList,
  CodeListCollection: codeListCollection,
  Region: regionView,
  RegionPage: regionPage,
  RegionWithAbove: regionWithAbove,
  RegionResolution: regionResolution,
  Problem: problem,
  FieldProblem: fieldProblem,
  FileReference: fileReference,
  StaffMember: staffMember,
  StaffContact: staffContact,
  InvestigationResult: investigationResult,
  ReferralResult: referralResult,
  DeclarationResult: declarationResult,
  ConsultationAnswer: consultationAnswer,
  WithdrawalRequest: withdrawalRequest,
  ExtensionRequest: extensionRequest,
  ...Object.fromEntries(
    Object.entries(callbackMessages).map(([kind, message]) => [`Callback${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, message]),
  ),
};
