import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createBlindIndex } from '../../infra/crypto/blind-index.ts';
import { createFieldCipher } from '../../infra/crypto/field-cipher.ts';
import { loadKeyRing } from '../../infra/crypto/keys-file.ts';
import { hashPassword } from '../../infra/crypto/password.ts';
import { nationCode } from '../../domain/region/code.ts';
import { createRegionRepository } from '../../infra/postgres/region-repository.ts';
import { insertPeople } from '../../scripts/seed/people.ts';
import { insertUnits, nationalUnit, unitsOfProvince } from '../../scripts/seed/units.ts';
import { type Desk, openOffice } from '../../simulator/desk.ts';
import { insertRegions } from '../builders/region.ts';
import { createTestDatabase } from '../support/database.ts';
import { fillOrders } from './fill-orders.ts';
import { type Sample, sealSamples } from './seal-samples.ts';
import { startServer, unlimited } from './start-server.ts';

/** Everybody's password in a filled product. */
export const filledPassword = '12317-bench';

/** The API over a database with many orders, and people at their desks. */
export type FilledProduct = { url: string; samples: readonly Sample[]; desk(login: string): Promise<Desk>; close(): Promise<void> };

/** Units and people of the whole country, `count` orders, and the API over them in a process of its own. */
export async function openFilledProduct(folder: string, count: number): Promise<FilledProduct> {
  const own = join(folder, String(count));
  await mkdir(own, { recursive: true });
  const keysFile = join(own, 'keys.json');
  const ring = await loadKeyRing(keysFile, { createIfMissing: true });
  const ports = { cipher: createFieldCipher(ring, 'intl'), blindIndex: createBlindIndex(ring, 'intl') };
  const database = await createTestDatabase({ poolSize: 2 });
  process.stderr.write(`filling ${count} orders\n`);
  await insertRegions(database.knex);
  const regions = createRegionRepository(database.knex);
  const units = [nationalUnit];
  for (const { code } of await regions.children(nationCode, { limit: 100 })) units.push(...(await unitsOfProvince(regions, code)));
  await insertUnits(database.knex, units);
  await insertPeople(database.knex, ports.cipher, units, await hashPassword(filledPassword));
  await fillOrders(database.url, count);
  const samples = await sealSamples(database.knex, ports, 60);
  const server = await startServer(own, 'api', 'api/main.ts', {
    DATABASE_URL: database.url, KEYS_FILE: keysFile, FILES_DIR: join(own, 'files'), LOG_LEVEL: 'warn', ...unlimited,
  }); // prettier-ignore
  const office = openOffice(server.url, filledPassword);
  return {
    url: server.url,
    samples,
    desk: async (login) => {
      const desk = await office.desk(login);
      if (!desk) throw new Error(`nobody logs in as ${login}`);
      return desk;
    },
    close: async () => {
      await office.close();
      await server.stop();
      await database.drop();
    },
  };
}
