import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Attachments, FileStore } from './ports.ts';

/** How long an upload may wait for the order that refers to it (§3.4). */
export const unreferencedHours = 24;

const batch = 200;

/**
 * Deletes what nobody took: uploads that no order refers to after 24 hours, and files in the store without a row (left by
 * a crash between storing and recording). Rows first, files after the commit: a crash in between leaves files that the
 * next run finds. Says how many of each.
 */
export async function purgeUnreferenced(deps: {
  files: FileStore;
  inTransaction: InTransaction<{ attachments: Attachments }>;
  clock: Clock;
}): Promise<{ rows: number; strayFiles: number }> {
  const before = new Date(deps.clock.now().getTime() - unreferencedHours * 3_600_000);
  let rows = 0;
  for (;;) {
    const deleted = await deps.inTransaction(({ attachments }) => attachments.deleteUnreferenced(before, batch));
    for (const { storedName } of deleted) if (storedName !== null) await deps.files.remove(storedName);
    rows += deleted.length;
    if (deleted.length < batch) break;
  }
  return { rows, strayFiles: await removeStrayFiles(deps) };
}

async function removeStrayFiles({ files, inTransaction }: Pick<Parameters<typeof purgeUnreferenced>[0], 'files' | 'inTransaction'>): Promise<number> {
  let removed = 0;
  let names: string[] = [];
  const removeUnknown = async (): Promise<void> => {
    const asked = names;
    names = [];
    const kept = new Set(await inTransaction(({ attachments }) => attachments.keptStoredNames(asked)));
    for (const name of asked.filter((one) => !kept.has(one))) {
      await files.remove(name);
      removed += 1;
    }
  };
  for await (const name of files.listOlderThan(unreferencedHours)) if (names.push(name) === batch) await removeUnknown();
  if (names.length > 0) await removeUnknown();
  return removed;
}
