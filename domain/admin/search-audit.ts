import type { User } from '../user/user.ts';
import type { AuditLine, AuditSearch } from './ports.ts';
import type { AuditCriteria } from './schema.ts';
import { adminScopeOf } from './scope.ts';

/** A page of the audit trail, newest first; for the audit administrator. Error: `right-required`. */
export async function searchAudit(
  deps: { auditSearch: AuditSearch },
  input: { user: User; criteria: AuditCriteria; after?: string; limit: number },
): Promise<{ entries: AuditLine[]; next: string | null }> {
  const found = await deps.auditSearch.page(adminScopeOf(input.user, 'auditAdmin'), input.criteria, input.after, input.limit + 1);
  const entries = found.slice(0, input.limit);
  return { entries, next: found.length > input.limit ? (entries.at(-1)?.id ?? null) : null };
}

/** Recomputes the whole chain: how many rows hold, and where it breaks first (§3.1.12). Error: `right-required`. */
export async function verifyAudit(deps: { auditSearch: AuditSearch }, input: { user: User }): Promise<{ verified: number; unsealed: number; brokenAtId: string | null }> {
  adminScopeOf(input.user, 'auditAdmin');
  const { brokenAtId, ...report } = await deps.auditSearch.verify();
  return { ...report, brokenAtId: brokenAtId ?? null };
}
