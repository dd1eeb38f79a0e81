import type { AnonymityRule } from '../order/anonymity-rule.ts';
import type { RequestAlgorithm } from '../platform/request-signing-ports.ts';
import type { Unit, UnitLevel } from '../unit/unit.ts';
import type { Right } from '../user/right.ts';
import type { AuditCriteria, NewPlatform, NewUser, PlatformChange, UnitChange, UserChange } from './schema.ts';
import type { AdminScope } from './scope.ts';

/** An account as administrators see it. */
export type Account = {
  id: string;
  login: string;
  name: string;
  duty: string;
  /** Masked. */
  phone: string;
  unitId: string;
  unitName: string;
  unitLevel: UnitLevel;
  rights: Right[];
  active: boolean;
  lockedUntil: Date | null;
  mustChangePassword: boolean;
};

/** Accounts within a scope; changes lock the row first. */
export type Accounts = {
  list(scope: AdminScope, criteria: { unitId?: string; term?: string; after?: string }, limit: number): Promise<Account[]>;
  lock(scope: AdminScope, userId: string): Promise<Account | undefined>;
  isLoginTaken(login: string): Promise<boolean>;
  insert(user: NewUser & { id: string; passwordHash: string }): Promise<void>;
  update(userId: string, change: UserChange): Promise<void>;
  setRights(userId: string, rights: readonly Right[]): Promise<void>;
  /** A password given out once must be changed at the next login. Opens the account where it was locked. */
  setPassword(userId: string, passwordHash: string, mustChange: boolean): Promise<void>;
  unlock(userId: string): Promise<void>;
  passwordHashOf(userId: string): Promise<string>;
  endSessions(userId: string): Promise<void>;
  /** How many others of a unit hold a right and may log in; whoever asks makes others who ask of this unit wait. */
  othersHolding(unitId: string, right: Right, exceptId: string): Promise<number>;
};

/** A unit as its administrator sees it. */
export type UnitLine = Unit & { phone: string | null; parentName: string | null; people: number; below: number };

/** What keeps a unit from being closed or moved. */
export type OpenWork = { items: number; orders: number; delegations: number; unitsBelow: number; livePlatforms: number };

/** Units within a scope. */
export type UnitRegister = {
  /** Those right below a unit, or the topmost of the scope; with a term, those whose name has it or whose code begins so. */
  list(scope: AdminScope, criteria: { parentId?: string; term?: string }): Promise<UnitLine[]>;
  lock(scope: AdminScope, unitId: string): Promise<(Unit & { phone: string | null }) | undefined>;
  insert(unit: Unit & { phone: string | null }): Promise<void>;
  openWorkOf(unitId: string): Promise<OpenWork>;
  update(unitId: string, change: UnitChange): Promise<void>;
};

/** A platform with everything its administrator sets. */
export type PlatformSettings = {
  id: string;
  code: string;
  name: string;
  provinceCode: string;
  workOrderTransfer: boolean;
  callTransfer: boolean;
  transferNumber: string;
  interfaceCall: boolean;
  pageCall: boolean;
  anonymityRule: AnonymityRule | null;
  callbackUrl: string;
  allowedTargets: string[];
  allowedOrigins: string[];
  sendsAccepted: boolean;
  sendsStatusChanged: boolean;
  live: boolean;
  /** Keys in force now, by wall time. */
  requestKeys: number;
  callbackKeys: number;
};

/** A key of a platform without its secret. */
export type KeyLine = { keyId: string; purpose: 'request' | 'callback'; algorithm: RequestAlgorithm; validFrom: Date; validUntil: Date | null };

/** Platforms and their keys within a scope. Validity is wall time. */
export type PlatformRegister = {
  list(scope: AdminScope): Promise<PlatformSettings[]>;
  lock(scope: AdminScope, platformId: string): Promise<PlatformSettings | undefined>;
  isCodeTaken(code: string): Promise<boolean>;
  insert(platform: NewPlatform & { id: string }): Promise<void>;
  update(platformId: string, change: PlatformChange): Promise<void>;
  keys(platformId: string): Promise<KeyLine[]>;
  findKey(scope: AdminScope, keyId: string): Promise<(KeyLine & { platformId: string }) | undefined>;
  insertKey(platformId: string, key: KeyLine & { secret: string }): Promise<void>;
  /** Those of this purpose in force at `now` end at `until`, unless they end sooner. */
  endKeys(platformId: string, purpose: KeyLine['purpose'], now: Date, until: Date): Promise<void>;
  endKey(keyId: string, at: Date): Promise<void>;
};

/** Settings that a province has changed. */
export type SettingRegister = { set(unitId: string, name: string, value: unknown): Promise<void> };

/** A line of the audit trail. What people wrote stays sealed: only its being there is shown. */
export type AuditLine = {
  id: string;
  occurredAt: Date;
  actorKind: 'user' | 'platform' | 'system';
  actorName: string;
  unitName: string | null;
  orderNo: string | null;
  action: string;
  fromStatus: string | null;
  toStatus: string | null;
  detail: Record<string, unknown>;
  hasText: boolean;
  isSealed: boolean;
};

/** Reads of the whole trail. */
export type AuditSearch = {
  page(scope: AdminScope, criteria: AuditCriteria, afterId: string | undefined, limit: number): Promise<AuditLine[]>;
  verify(): Promise<{ verified: number; unsealed: number; brokenAtId?: string }>;
};

/** Passwords and keys that are made up and told once. */
export type Secrets = {
  newPassword(): string;
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
  newKey(purpose: KeyLine['purpose']): { keyId: string; secret: string };
};
