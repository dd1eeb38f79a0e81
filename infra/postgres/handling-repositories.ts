import type { Knex } from 'knex';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { createAccessFactsRepository } from './access-facts-repository.ts';
import { createAnswerRepository } from './answer-repository.ts';
import { createDeclarationStepRepository } from './declaration-step-repository.ts';
import { createBarringRepository, createDelegationRepository } from './delegation-repository.ts';
import { createDueRepository } from './due-repository.ts';
import { createContactRepository, createInformingRepository } from './informing-repository.ts';
import { createNegotiationRepository } from './negotiation-repository.ts';
import { createNoticeRepository } from './notice-repository.ts';
import { createOrderLinkRepository } from './order-link-repository.ts';
import { createOrderPages } from './order-pages.ts';
import { createQualityCheckRepository } from './quality-check-repository.ts';
import { createFeedbackWordingRepository } from './quality-gate-repositories.ts';
import { createReferralRepository } from './referral-repository.ts';
import { createReportRepository } from './report-repository.ts';
import { createReviewPlanRepository, createReviewRepository, createReviewSubjectRepository } from './review-repository.ts';
import { createSessionRepository } from './session-repository.ts';
import { createSettingRepository } from './setting-repository.ts';
import { createSubmissionRepository } from './submission-repository.ts';
import { createSupervisionRepository } from './supervision-repository.ts';
import { createSupplementRequestRepository } from './supplement-request-repository.ts';
import { createUnitRepository } from './unit-repository.ts';
import { createUserRepository } from './user-repository.ts';
import { createWorkItemRepository } from './work-item-repository.ts';

/** The repositories of people and of what they do with an order, by the name under which use cases ask for them. */
export function createHandlingRepositories(transaction: Knex, ports: { cipher: FieldCipher }) {
  return {
    users: createUserRepository(transaction),
    sessions: createSessionRepository(transaction),
    units: createUnitRepository(transaction),
    access: createAccessFactsRepository(transaction),
    settings: createSettingRepository(transaction),
    workItems: createWorkItemRepository(transaction),
    delegations: createDelegationRepository(transaction, ports),
    barrings: createBarringRepository(transaction),
    submissions: createSubmissionRepository(transaction),
    reports: createReportRepository(transaction, ports),
    answers: createAnswerRepository(transaction, ports),
    declarationSteps: createDeclarationStepRepository(transaction, ports),
    reviewSubjects: createReviewSubjectRepository(transaction),
    reviews: createReviewRepository(transaction, ports),
    reviewPlans: createReviewPlanRepository(transaction),
    informings: createInformingRepository(transaction, ports),
    dues: createDueRepository(transaction),
    negotiations: createNegotiationRepository(transaction, ports),
    supervisions: createSupervisionRepository(transaction, ports),
    notices: createNoticeRepository(transaction),
    orderLinks: createOrderLinkRepository(transaction, ports),
    orderPages: createOrderPages(transaction, ports),
    supplementRequests: createSupplementRequestRepository(transaction, ports),
    qualityChecks: createQualityCheckRepository(transaction),
    feedbackWordings: createFeedbackWordingRepository(transaction, ports),
    referrals: createReferralRepository(transaction, ports),
    contacts: createContactRepository(transaction, ports),
  };
}
