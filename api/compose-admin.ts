import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { changeAccount, changeOwnPassword, createAccount, listAccounts, resetPassword, setRights, unlockAccount } from '../domain/admin/manage-accounts.ts';
import { changePlatform, createPlatform, endKey, issueKey, listKeys, listPlatforms } from '../domain/admin/manage-platforms.ts';
import { addLocalRegion, listManagedRegions, loadEdition, previewEdition, readRegionState, setRegionUse } from '../domain/admin/manage-regions.ts';
import { changeSetting, readSettings } from '../domain/admin/manage-settings.ts';
import { changeUnit, createUnit, listUnits } from '../domain/admin/manage-units.ts';
import { searchAudit, verifyAudit } from '../domain/admin/search-audit.ts';
import type { Clock } from '../domain/shared/clock.ts';
import { madeUpSecrets as secrets } from '../infra/crypto/made-up-secrets.ts';
import { findAllowedTarget, isTargetReadable } from '../infra/delivery/allowed-target.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createAccountRepository } from '../infra/postgres/account-repository.ts';
import { createAuditSearch } from '../infra/postgres/audit-search-query.ts';
import { createPlatformRegister } from '../infra/postgres/platform-register.ts';
import { regionLists } from '../infra/postgres/region-register.ts';
import { createSettingRepository } from '../infra/postgres/setting-repository.ts';
import { createUnitRegister } from '../infra/postgres/unit-register.ts';
import { refreshStatistics } from '../infra/regions/load-regions.ts';
import { adminRoutes } from './workbench/admin-routes.ts';
import { regionAdminRoutes } from './workbench/region-admin-routes.ts';

/** What administration's side of the API is made of. */
export type AdminParts = Pick<Adapters, 'database' | 'cipher' | 'inTransaction' | 'clock'> & { wallClock: Clock };

/** The pages of the three administrators over their use cases and adapters. */
export function composeAdmin({ database, cipher, inTransaction, clock, wallClock }: AdminParts): Router {
  const accounts = createAccountRepository(database, { cipher });
  const unitRegister = createUnitRegister(database);
  const platformRegister = createPlatformRegister(database, { cipher });
  const settings = createSettingRepository(database);
  const auditSearch = createAuditSearch(database);
  const onAccounts = { inTransaction, secrets };
  const targets = { isTargetReadable, isCallbackAllowed: (url: string, entries: readonly string[]) => URL.canParse(url) && findAllowedTarget(new URL(url), entries) !== undefined };
  const onRegions = { inTransaction, clock, lists: regionLists };
  const regions = regionAdminRoutes({
    readRegionState: (input) => readRegionState(onRegions, input),
    listManagedRegions: (input) => listManagedRegions(onRegions, input),
    previewEdition: (input) => previewEdition(onRegions, input),
    loadEdition: async (input) => {
      const report = await loadEdition(onRegions, input);
      await refreshStatistics(database);
      return report;
    },
    addLocalRegion: (input) => addLocalRegion(onRegions, input),
    setRegionUse: (input) => setRegionUse(onRegions, input),
  });
  return Router().use(regions, adminRoutes({
    listAccounts: (input) => listAccounts({ accounts }, input),
    createAccount: (input) => createAccount({ ...onAccounts, newId: randomUUID }, input),
    changeAccount: (input) => changeAccount(onAccounts, input),
    setRights: (input) => setRights(onAccounts, input),
    unlockAccount: (input) => unlockAccount(onAccounts, input),
    resetPassword: (input) => resetPassword(onAccounts, input),
    changeOwnPassword: (input) => changeOwnPassword(onAccounts, input),
    listUnits: (input) => listUnits({ unitRegister }, input),
    createUnit: (input) => createUnit({ inTransaction }, input),
    changeUnit: (input) => changeUnit({ inTransaction }, input),
    listPlatforms: (input) => listPlatforms({ platformRegister, targets }, input),
    createPlatform: (input) => createPlatform({ inTransaction, newId: randomUUID }, input),
    changePlatform: (input) => changePlatform({ inTransaction, targets }, input),
    listKeys: (input) => listKeys({ platformRegister }, input),
    issueKey: (input) => issueKey({ inTransaction, secrets, wallClock }, input),
    endKey: (input) => endKey({ inTransaction, wallClock }, input),
    readSettings: (input) => readSettings({ unitRegister, settings }, input),
    changeSetting: (input) => changeSetting({ inTransaction }, input),
    searchAudit: (input) => searchAudit({ auditSearch }, input),
    verifyAudit: (input) => verifyAudit({ auditSearch }, input),
  }));
}
