import type { AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { AttachmentState } from './attachment.ts';
import type { Attachments, FileStore, ScanVerdict, VirusScanner } from './ports.ts';

/** Whom to ask about viruses. `off` is a decision of the operator that shows at each file (未扫描); absent is not off. */
export type Scanning = { mode: 'on'; scanner: VirusScanner } | { mode: 'off' } | { mode: 'not-configured' };

export type ScanDeps = {
  files: FileStore;
  inTransaction: InTransaction<{ attachments: Attachments; audit: AuditTrail }>;
  scanning: Scanning;
  clock: Clock;
};

/**
 * Scans one file that is in quarantine and says where it stands then; `undefined` where there is none (P1.6).
 * Clean it becomes usable; infected its content is deleted and the find audited; where no scanner answers it stays in
 * quarantine, never silently clean. The scan itself runs outside any transaction: it may take long.
 */
export async function scanAttachment(deps: ScanDeps, attachmentId: string): Promise<AttachmentState | undefined> {
  const found = await deps.inTransaction(({ attachments }) => attachments.find(attachmentId));
  if (found?.state !== 'quarantined' || found.storedName === null) return found?.state;
  const { storedName } = found;
  const verdict = await ask(deps, storedName);
  const state = await deps.inTransaction(async ({ attachments, audit }) => {
    const locked = await attachments.lock(attachmentId);
    // Scanned twice at once, or purged meanwhile: the first one's word stands.
    if (locked?.state !== 'quarantined') return locked?.state;
    const at = deps.clock.now();
    if (verdict.verdict === 'infected') {
      await attachments.recordScan(attachmentId, { state: 'infected', at, threatName: verdict.threatName, contentRemoved: true });
      const detail = { attachmentId, threatName: verdict.threatName, owner: locked.owner };
      await audit.record({ action: 'attachment.foundInfected', actor: { kind: 'system', id: 'scanner' }, detail });
      return 'infected';
    }
    const next = stateAfter[verdict.verdict];
    await attachments.recordScan(attachmentId, { state: next, at });
    return next;
  });
  if (state === 'infected') await deps.files.remove(storedName);
  return state;
}

/** Scans what waits in quarantine, longest untried first; says how many left it. */
export async function scanQuarantined(deps: ScanDeps, options: { limit: number }): Promise<{ tried: number; decided: number }> {
  const ids = await deps.inTransaction(({ attachments }) => attachments.listQuarantined(options.limit));
  let decided = 0;
  for (const id of ids) if ((await scanAttachment(deps, id)) !== 'quarantined') decided += 1;
  return { tried: ids.length, decided };
}

type Answer = ScanVerdict | { verdict: 'switched-off' };

const stateAfter = { clean: 'clean', 'switched-off': 'unscanned', unavailable: 'quarantined' } as const satisfies Record<
  Exclude<Answer['verdict'], 'infected'>,
  AttachmentState
>;

async function ask({ scanning, files }: ScanDeps, storedName: string): Promise<Answer> {
  if (scanning.mode === 'off') return { verdict: 'switched-off' };
  if (scanning.mode === 'not-configured') return { verdict: 'unavailable', reason: 'not-configured' };
  return scanning.scanner.scan(files.read(storedName));
}
