import { purgeUnreferenced } from '../domain/attachment/purge-unreferenced.ts';
import { scanQuarantined } from '../domain/attachment/scan-attachment.ts';
import { openScanning } from '../infra/files/open-scanning.ts';
import { createEncryptedFileStore } from '../infra/files/encrypted-file-store.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import type { Role } from './runtime/role.ts';
import { startLoop } from './runtime/start-loop.ts';

const scanEveryMs = 60_000;
const purgeEveryMs = 3_600_000;
const batch = { limit: 50 };

/** The role that asks the scanner again about files in quarantine and purges uploads that no order took (P1.6). */
export function composeFileRole(adapters: Pick<Adapters, 'config' | 'keyRing' | 'inTransaction' | 'clock' | 'logger'>): Role {
  const { config, keyRing, inTransaction, clock, logger } = adapters;
  return {
    name: 'files',
    start: () => {
      const files = createEncryptedFileStore({ folder: config.FILES_DIR, ring: keyRing, profile: config.CRYPTO_PROFILE });
      const scanning = openScanning(config);
      const loops = [
        startLoop({
          name: 'scan',
          everyMs: scanEveryMs,
          // Files that no scanner decided on wait for the next round, or the loop would turn without pause.
          run: async () => (await scanQuarantined({ files, inTransaction, scanning, clock }, batch)).decided,
          logger,
        }),
        startLoop({
          name: 'purge',
          everyMs: purgeEveryMs,
          run: async () => {
            const purged = await purgeUnreferenced({ files, inTransaction, clock });
            if (purged.rows + purged.strayFiles > 0) logger.info(purged, 'unreferenced files purged');
            return 0;
          },
          logger,
        }),
      ];
      return async () => {
        await Promise.all(loops.map((loop) => loop.stop()));
      };
    },
  };
}
