import { randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { keySecretPlace } from '../../infra/postgres/platform-repository.ts';

/** A province's platform as tests see it: live, with one key for requests and one for callbacks. */
export type TestPlatform = {
  id: string;
  provinceCode: string;
  requestKey: { keyId: string; algorithm: 'HMAC-SHA256' | 'HMAC-SM3'; secret: string };
  callbackSecret: string;
};

type Choice = Partial<{
  provinceCode: string;
  algorithm: 'HMAC-SHA256' | 'HMAC-SM3';
  callbackUrl: string;
  allowedTargets: string[];
  live: boolean;
  interfaceCall: boolean;
  pageCall: boolean;
  allowedOrigins: string[];
  workOrderTransfer: boolean;
  callTransfer: boolean;
  anonymityRule: string | null;
  sendsAccepted: boolean;
}>;

const dockingColumns = ({ workOrderTransfer = true, callTransfer = false, interfaceCall = true, pageCall = false, allowedOrigins = [] }: Choice) => ({
  work_order_transfer: workOrderTransfer,
  call_transfer: callTransfer,
  interface_call: interfaceCall,
  page_call: pageCall,
  allowed_origins: allowedOrigins,
});

/** Inserts a platform with its keys and, where it isn't there yet, the unit of its province. */
export async function insertPlatform(database: Knex, cipher: FieldCipher, choice: Choice = {}): Promise<TestPlatform> {
  const provinceCode = choice.provinceCode ?? '430000000000';
  const id = randomUUID();
  const requestKey = {
    keyId: `key-${randomBytes(4).toString('hex')}`,
    algorithm: choice.algorithm ?? 'HMAC-SHA256',
    secret: randomBytes(24).toString('base64url'),
  } as const;
  const callbackSecret = `whsec_${randomBytes(24).toString('base64')}`;
  await database('unit')
    .insert({ id: provinceCode, name: '省12317', level: 'province', province_code: provinceCode })
    .onConflict('id')
    .ignore();
  await database('platform').insert({
    id,
    code: `p-${randomBytes(4).toString('hex')}`,
    name: '省12345',
    province_code: provinceCode,
    ...dockingColumns(choice),
    anonymity_rule: choice.anonymityRule === undefined ? 'literal' : choice.anonymityRule,
    callback_url: choice.callbackUrl ?? 'http://127.0.0.1:9/callbacks',
    allowed_targets: choice.allowedTargets ?? [],
    sends_accepted: choice.sendsAccepted ?? false,
    live: choice.live ?? true,
  });
  const keyRow = (keyId: string, purpose: string, algorithm: string, secret: string) => ({
    key_id: keyId,
    platform_id: id,
    purpose,
    algorithm,
    secret_enc: cipher.seal(secret, keySecretPlace(keyId)),
    valid_from: new Date(0),
  });
  await database('platform_key').insert([
    keyRow(requestKey.keyId, 'request', requestKey.algorithm, requestKey.secret),
    keyRow(`${requestKey.keyId}-callback`, 'callback', 'HMAC-SHA256', callbackSecret),
  ]);
  return { id, provinceCode, requestKey, callbackSecret };
}
