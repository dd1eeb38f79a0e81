import type { Knex } from 'knex';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import type { BlindIndex, FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { createAccountRepository } from './account-repository.ts';
import { createAlarmAcknowledgementRepository } from './alarm-acknowledgement-repository.ts';
import { createArticleRepository } from './article-repository.ts';
import { createAttachmentRepository } from './attachment-repository.ts';
import { createAuditRepository } from './audit-repository.ts';
import { createCallRepository } from './call-repository.ts';
import { createDeliveryRepository } from './delivery-repository.ts';
import { createDueRecomputations } from './due-recomputation-repository.ts';
import { createEngineCommandRepository } from './engine-command-repository.ts';
import { createHandlingRepositories } from './handling-repositories.ts';
import { createJobEffectRepository } from './job-effect-repository.ts';
import { createJobOwnerRepository } from './job-owner-repository.ts';
import { createLimitVersions } from './limit-table-repository.ts';
import { createModesRepository } from './modes-repository.ts';
import { createNewOrderRepository } from './new-order-repository.ts';
import { createLastMessageRepository, createManifestRepository } from './manifest-repository.ts';
import { createOpenOrders } from './open-orders-query.ts';
import { createOrderRepository } from './order-repository.ts';
import { createOrderRunRepository } from './order-run-repository.ts';
import { createProvinceCalendars } from './province-calendar-repository.ts';
import { createPetitionRepository } from './petition-repository.ts';
import { createPlatformRegister } from './platform-register.ts';
import { createRaisedAlarmRepository } from './reconciliation-findings.ts';
import { createPlatformMessageRepository } from './platform-message-repository.ts';
import { createGateEvidence } from './quality-gate-repositories.ts';
import { createRegionRegister } from './region-register.ts';
import { createRegionRepository } from './region-repository.ts';
import { createRegistrationRepository } from './registration-repository.ts';
import { createResultRepository, type LinkFile } from './result-repository.ts';
import { createSavedFilterRepository } from './saved-filter-repository.ts';
import { createStatusNotices } from './status-notices.ts';
import { createSettingRegister, createUnitRegister } from './unit-register.ts';
import { createWorkItemProjectionRepository } from './work-item-projection-repository.ts';

/** What the repositories share beside the transaction. */
export type RepositoryPorts = {
  clock: Clock;
  cipher: FieldCipher;
  blindIndex: BlindIndex;
  linkFile: LinkFile;
  /** The public holidays; those of the installed package unless given. */
  holidays?: () => WorkCalendar;
};

/** Every repository of one transaction, by the name under which use cases ask for it. */
export function createRepositories(transaction: Knex.Transaction, ports: RepositoryPorts) {
  const results = createResultRepository(transaction, ports);
  const deliveries = createDeliveryRepository(transaction, ports);
  return {
    orders: createOrderRepository(transaction),
    newOrders: createNewOrderRepository(transaction, ports),
    savedFilters: createSavedFilterRepository(transaction),
    articles: createArticleRepository(transaction),
    petitions: createPetitionRepository(transaction, ports),
    calls: createCallRepository(transaction, ports),
    modes: createModesRepository(transaction),
    registrations: createRegistrationRepository(transaction, ports),
    platformMessages: createPlatformMessageRepository(transaction),
    regions: createRegionRepository(transaction),
    regionRegister: createRegionRegister(transaction),
    attachments: createAttachmentRepository(transaction, ports.cipher),
    audit: createAuditRepository(transaction, ports),
    calendars: createProvinceCalendars(transaction, ports.holidays),
    limitVersions: createLimitVersions(transaction),
    openOrders: createOpenOrders(transaction),
    recomputations: createDueRecomputations(transaction),
    commands: createEngineCommandRepository(transaction),
    runs: createOrderRunRepository(transaction),
    effects: createJobEffectRepository(transaction),
    jobOwners: createJobOwnerRepository(transaction),
    alarms: createRaisedAlarmRepository(transaction),
    manifests: createManifestRepository(transaction),
    lastMessages: createLastMessageRepository(transaction),
    accounts: createAccountRepository(transaction, ports),
    unitRegister: createUnitRegister(transaction),
    settingRegister: createSettingRegister(transaction),
    platformRegister: createPlatformRegister(transaction, ports),
    alarmAcknowledgements: createAlarmAcknowledgementRepository(transaction),
    projection: createWorkItemProjectionRepository(transaction),
    deliveries,
    statusNotices: createStatusNotices(transaction, deliveries),
    results,
    gateEvidence: createGateEvidence(transaction, { ...ports, wordingOf: (order) => results.wording(order) }),
    ...createHandlingRepositories(transaction, ports),
  };
}

export type Repositories = ReturnType<typeof createRepositories>;

/** The transactions of one process: commits when the work returns, rolls back when it throws. */
export function createInTransaction(database: Knex, ports: RepositoryPorts): InTransaction<Repositories> {
  return (work) => database.transaction((transaction) => work(createRepositories(transaction, ports)));
}
