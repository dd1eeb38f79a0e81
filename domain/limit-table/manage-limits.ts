import { adminScopeOf, type AdminScope } from '../admin/scope.ts';
import type { AuditTrail } from '../audit/ports.ts';
import { effectOn, type Effect, type OpenOrders } from '../due/open-dues.ts';
import type { ProvinceCalendars, ProvinceTime } from '../due/ports.ts';
import { limitTables } from '../engine/evaluate-limit.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { chinaDayOf } from '../shared/instant.ts';
import { actorOf, type User } from '../user/user.ts';
import { applyChange, isOwnRow } from './apply-change.ts';
import { changedTerms } from './change-terms.ts';
import { limitFiles } from './columns.ts';
import { diffRows, type RowDifference } from './diff-rows.ts';
import type { LimitVersion, LimitVersions, ProvinceNames } from './ports.ts';
import type { LimitTableChange, LimitTableId, LimitTableRow } from './schema.ts';
import { writeTable } from './write-table.ts';

/** A version without its rows, as pages list it. */
export type VersionLine = Omit<LimitVersion, 'rows' | 'dmn' | 'table' | 'authorId'>;
export type ShownRow = LimitTableRow & { provinceName: string | null; isOwn: boolean };
export type ShownTable = { inForce: VersionLine; proposed: VersionLine | null; rows: ShownRow[]; refusedLast: VersionLine | null };

type Reads = { versions: LimitVersions; provinces: ProvinceNames };

const lineOf = ({ revision, state, origin, reason, authorName, createdAt, decisionVersion, deployedAt, problem, appliesToOpen }: LimitVersion): VersionLine => ({
  revision, state, origin, reason, authorName, createdAt, decisionVersion, deployedAt, problem, appliesToOpen,
}); // prettier-ignore

async function versionInForce(versions: Pick<LimitVersions, 'inForce'>, table: LimitTableId): Promise<LimitVersion> {
  const found = await versions.inForce(table);
  if (!found) throw new DomainError('not-found', `${limitTables[table]}还没有部署过；请先执行 npm run deploy。`);
  return found;
}

/** A province sees its own rows and the national default. */
const isSeen = (scope: AdminScope, row: LimitTableRow) => row.provinceCode === null || isOwnRow(scope, row);

/** The table in force, as far as it concerns the administrator, and what waits for the engine (P5.2). Errors: `right-required`, `not-found`. */
export async function readLimits({ versions, provinces }: Reads, input: { user: User; table: LimitTableId }): Promise<ShownTable> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const inForce = await versionInForce(versions, input.table);
  const proposed = await versions.proposed(input.table);
  const [latest] = await versions.history(input.table, 1);
  const names = await provinces.all();
  const nameOf = (code: string | null) => (code === null ? null : (names.get(code) ?? code));
  return {
    inForce: lineOf(inForce),
    proposed: proposed ? lineOf(proposed) : null,
    refusedLast: latest?.state === 'refused' ? lineOf(latest) : null,
    rows: inForce.rows.filter((row) => isSeen(scope, row)).map((row) => ({ ...row, provinceName: nameOf(row.provinceCode), isOwn: isOwnRow(scope, row) })),
  };
}

export type ShownVersion = VersionLine & { changes: RowDifference[] };

/** How many versions are shown. */
const shownVersions = 50;

/** Who changed the table when, why, and in which rows; the newest first. Errors: `right-required`. */
export async function listLimitVersions({ versions }: Pick<Reads, 'versions'>, input: { user: User; table: LimitTableId }): Promise<ShownVersion[]> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const kept = await versions.history(input.table, shownVersions + 1);
  return kept
    .slice(0, shownVersions)
    .map((version, index) => {
      // What was refused never came into force, so nothing is compared with it.
      const earlier = kept.slice(index + 1).find(({ state }) => state === 'inForce');
      const changes = diffRows(earlier?.rows ?? [], version.rows);
      return { ...lineOf(version), changes: earlier ? changes.filter(({ before, after }) => [before, after].some((row) => row !== null && isSeen(scope, row))) : [] };
    })
    .filter(({ changes, origin }) => changes.length > 0 || origin === 'file');
}

/** The whole file in force, for `processes/` (§3.2). Errors: `right-required`, `not-found`. */
export async function exportLimits({ versions }: Pick<Reads, 'versions'>, input: { user: User; table: LimitTableId }): Promise<{ name: string; dmn: string }> {
  adminScopeOf(input.user, 'systemAdmin');
  const { dmn } = await versionInForce(versions, input.table);
  return { name: limitFiles[input.table], dmn };
}

type Wanted = { user: User; table: LimitTableId; basedOn: number; change: LimitTableChange };
type ChangeDeps = { clock: Clock; newRowId: () => string };

/** The rows that would be in force. Errors: as {@link applyChange}; `limits-changed` where somebody was quicker. */
async function wantedRows(versions: LimitVersions, deps: ChangeDeps, { user, table, basedOn, change }: Wanted) {
  const scope = adminScopeOf(user, 'systemAdmin');
  const inForce = await versionInForce(versions, table);
  if (await versions.proposed(table)) throw new DomainError('limits-changed', '上一次修订还在等待部署到流程引擎，生效后再改。');
  if (inForce.revision !== basedOn) throw new DomainError('limits-changed', '时限表已被他人修改，请刷新后重新修改；您的改动未保存。');
  const rows = applyChange(table, inForce.rows, change, { scope, today: chinaDayOf(deps.clock.now()), id: deps.newRowId() });
  const changes = diffRows(inForce.rows, rows);
  if (changes.length === 0) throw new DomainError('validation-failed', '没有任何改动，未保存。', { problems: [{ pointer: '/change', code: 'invalid', detail: '与现行的内容相同。' }] });
  return { scope, inForce, rows, changes };
}

/**
 * What a change would do (P5.2): the rows that differ, and the open dues that would move if it were applied to them. Running
 * dues keep the version that they were computed with unless the administrator applies the change to them. Nothing is
 * written. Errors: as {@link saveLimits}.
 */
export async function previewLimits(deps: ChangeDeps & { versions: LimitVersions; openOrders: OpenOrders; calendars: ProvinceCalendars }, input: Wanted): Promise<{ changes: RowDifference[]; effect: Effect }> {
  const { scope, inForce, rows, changes } = await wantedRows(deps.versions, deps, input);
  const times = new Map<string, Promise<ProvinceTime>>();
  const timeOf = (unitId: string) => times.get(unitId) ?? times.set(unitId, deps.calendars.ofProvince(unitId)).get(unitId);
  const change = { table: input.table, before: inForce.rows, after: rows, versionText: limitTables[input.table] };
  const effect = await effectOn(deps.openOrders, scope, async (order) => {
    const terms = new Map(order.dues.map((due) => [due.id, changedTerms(change, order, due)]));
    const time = order.dues.some((due) => terms.get(due.id) !== due.terms) && (await timeOf(order.provinceUnitId));
    return time ? { time, termsOf: (due) => terms.get(due.id) ?? due.terms } : undefined;
  });
  return { changes, effect };
}

/**
 * Keeps a change as the next version (P5.2, §3.2); a worker deploys it, and only then it is in force. Errors:
 * `right-required`, `not-found`, `limits-changed`, `validation-failed`.
 */
export async function saveLimits(
  deps: ChangeDeps & { inTransaction: InTransaction<{ limitVersions: LimitVersions; audit: AuditTrail }> },
  input: Wanted & { reason: string; appliesToOpen: boolean },
): Promise<{ revision: number }> {
  const { user, table, reason, appliesToOpen } = input;
  return deps.inTransaction(async ({ limitVersions, audit }) => {
    await limitVersions.lock(table);
    const { inForce, rows, changes } = await wantedRows(limitVersions, deps, input);
    const dmn = writeTable(table, inForce.dmn, inForce.rows, rows);
    const revision = await limitVersions.propose({ table, rows, dmn, origin: 'page', reason, authorId: user.id, createdAt: deps.clock.now(), appliesToOpen });
    await audit.record({ action: 'limits.changed', actor: actorOf(user), detail: { table, revision, basedOn: inForce.revision, appliesToOpen, changes } });
    return { revision };
  });
}
