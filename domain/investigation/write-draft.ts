import type { ReportAuthor, Reports } from './ports.ts';
import type { InvestigationDraft } from './schema.ts';

/**
 * Writes the unit's draft of the round, or a new version where the last one was handed in or belongs to another unit:
 * versions are history, and a recalled unit's draft stays visible (P3.2, P3.4). Returns the report's id and version.
 */
export async function writeDraft(
  reports: Reports,
  author: ReportAuthor,
  content: InvestigationDraft,
): Promise<{ reportId: string; version: number }> {
  const last = (await reports.ofRun(author.orderId, author.runNo)).at(-1);
  if (last?.state === 'draft' && last.unitId === author.unitId) {
    await reports.rewrite(last.id, author, content);
    return { reportId: last.id, version: last.version };
  }
  const version = (last?.version ?? 0) + 1;
  return { reportId: await reports.add(author, version, content), version };
}
