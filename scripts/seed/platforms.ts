import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { keySecretPlace } from '../../infra/postgres/platform-repository.ts';

/** What a demo platform is handed when it is set up: one record of the file that the simulator reads. */
export type PlatformCredentials = {
  platformCode: string;
  provinceCode: string;
  name: string;
  keyId: string;
  algorithm: 'HMAC-SHA256' | 'HMAC-SM3';
  secret: string;
  callbackSecrets: { keyId: string; secret: string }[];
};

/** 湖南 is migrating: both modes at once (P6.3). */
export const callTransferProvinces: readonly string[] = ['430000000000'];

/** 重庆 signs with the national algorithm, so that both are in use. */
const sm3Provinces = ['500000000000'];

function newCredentials(province: Pick<Unit, 'id' | 'name'>): PlatformCredentials {
  const short = province.id.slice(0, 6);
  return {
    platformCode: `demo-${short}`,
    provinceCode: province.id,
    name: `${province.name.replace('乡村振兴局', '')}12345政务服务便民热线（演示）`,
    keyId: `demo-${short}-request`,
    algorithm: sm3Provinces.includes(province.id) ? 'HMAC-SM3' : 'HMAC-SHA256',
    secret: randomBytes(32).toString('base64url'),
    callbackSecrets: [{ keyId: `demo-${short}-callback`, secret: `whsec_${randomBytes(32).toString('base64')}` }],
  };
}

/** Reads the file of demo platforms, or an empty list where there is none yet. */
async function readFileOf(path: string): Promise<PlatformCredentials[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as { code?: unknown } | null)?.code === 'ENOENT') return '[]';
    throw error;
  });
  return JSON.parse(text) as PlatformCredentials[];
}

/**
 * Gives each province a demo platform whose keys the simulator finds in `path` (readable by its owner only). What the
 * file holds is kept and stored again, so file and database agree after either was lost. Returns how many were new.
 */
export async function insertPlatforms(
  database: Knex,
  cipher: FieldCipher,
  provinces: readonly Pick<Unit, 'id' | 'name'>[],
  { path, simulatorUrl }: { path: string; simulatorUrl: string },
): Promise<number> {
  const known = await readFileOf(path);
  const added = provinces.filter(({ id }) => !known.some(({ provinceCode }) => provinceCode === id)).map(newCredentials);
  const all = [...known, ...added];
  if (added.length > 0) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
    await chmod(path, 0o600);
  }
  let count = 0;
  for (const credentials of all.filter(({ provinceCode }) => provinces.some(({ id }) => id === provinceCode)))
    count += await insertPlatform(database, cipher, credentials, simulatorUrl);
  return count;
}

async function insertPlatform(database: Knex, cipher: FieldCipher, credentials: PlatformCredentials, simulatorUrl: string): Promise<number> {
  const { platformCode, provinceCode } = credentials;
  const place = { callback_url: `${simulatorUrl}/callbacks/${platformCode}`, allowed_targets: [simulatorUrl], allowed_origins: [simulatorUrl] };
  const inserted = await database('platform')
    .insert({
      id: randomUUID(),
      code: platformCode,
      name: credentials.name,
      province_code: provinceCode,
      anonymity_rule: 'literal',
      sends_accepted: true,
      page_call: true,
      call_transfer: callTransferProvinces.includes(provinceCode),
      live: true,
      ...place,
    })
    .onConflict('code')
    .ignore()
    .returning('id');
  // The simulator may have moved to another port.
  await database('platform').where('code', platformCode).update(place);
  const platform = await database('platform').where('code', platformCode).first<{ id: string }>('id');
  const keys = [
    { keyId: credentials.keyId, purpose: 'request', algorithm: credentials.algorithm, secret: credentials.secret },
    ...credentials.callbackSecrets.map((key) => ({ ...key, purpose: 'callback', algorithm: 'HMAC-SHA256' })),
  ];
  for (const { keyId, purpose, algorithm, secret } of keys)
    await database('platform_key')
      .insert({
        key_id: keyId,
        platform_id: platform.id,
        purpose,
        algorithm,
        secret_enc: cipher.seal(secret, keySecretPlace(keyId)),
        valid_from: new Date(0),
      })
      .onConflict('key_id')
      .merge(['secret_enc']);
  return inserted.length;
}
