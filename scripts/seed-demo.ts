import { join } from 'node:path';
import { z } from 'zod';
import { toRegionCode } from '../domain/region/code.ts';
import { readConfig } from '../infra/config.ts';
import { createFieldCipher } from '../infra/crypto/field-cipher.ts';
import { loadKeyRing } from '../infra/crypto/keys-file.ts';
import { hashPassword } from '../infra/crypto/password.ts';
import { connect } from '../infra/postgres/connect.ts';
import { createRegionRepository } from '../infra/postgres/region-repository.ts';
import { insertPeople } from './seed/people.ts';
import { insertPlatforms } from './seed/platforms.ts';
import { insertUnits, nationalUnit, unitsOfProvince } from './seed/units.ts';

/**
 * Fills an empty product for a demonstration: units and people of whole provinces with 国家局, and a platform each, whose
 * keys the simulator finds in `DATA_DIR/demo-platforms.json`. Runs again without harm. Arguments: codes of provinces
 * (default 湖南 and the shapes that differ: 重庆, 海南, 广东, 新疆).
 */
const config = readConfig(process.env);
if (!config.DEMO) {
  // One password for everybody has no place beside real orders.
  console.error('演示数据只能写入演示环境：请设置 DEMO=on。');
  process.exit(1);
}
const { SEED_PASSWORD, DATA_DIR, SIMULATOR_PORT } = z
  .object({
    SEED_PASSWORD: z.string().min(8).default('12317-demo'),
    DATA_DIR: z.string().min(1).default('.data'),
    SIMULATOR_PORT: z.coerce.number().int().min(1).max(65_535).default(3100),
  })
  .parse(process.env);
const asked = process.argv.slice(2);
const provinceCodes = (asked.length > 0 ? asked : ['43', '50', '46', '44', '65']).map((code) => toRegionCode(code) ?? code);

const database = connect(config.DATABASE_URL, { poolSize: 4, applicationName: '12317-seed' });
try {
  const cipher = createFieldCipher(await loadKeyRing(config.KEYS_FILE, { createIfMissing: true }), config.CRYPTO_PROFILE);
  const passwordHash = await hashPassword(SEED_PASSWORD);
  const [unitCount, peopleCount, platformCount] = await database.transaction(async (transaction) => {
    const regions = createRegionRepository(transaction);
    const units = [nationalUnit];
    for (const code of provinceCodes) units.push(...(await unitsOfProvince(regions, code)));
    const provinces = units.filter(({ level }) => level === 'province');
    return [
      await insertUnits(transaction, units),
      await insertPeople(transaction, cipher, units, passwordHash),
      await insertPlatforms(transaction, cipher, provinces, {
        path: join(DATA_DIR, 'demo-platforms.json'),
        simulatorUrl: `http://127.0.0.1:${SIMULATOR_PORT}`,
      }),
    ];
  });
  console.log(`演示数据：新增单位 ${unitCount} 个、人员 ${peopleCount} 名、12345 平台 ${platformCount} 个。`);
} finally {
  await database.destroy();
}
