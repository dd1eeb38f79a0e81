import type { Knex } from 'knex';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Platform, Platforms } from '../../domain/platform/ports.ts';
import type { RequestKey, RequestKeys } from '../../domain/platform/request-signing-ports.ts';

type PlatformRow = {
  id: string;
  code: string;
  name: string;
  province_code: string;
  work_order_transfer: boolean;
  call_transfer: boolean;
  interface_call: boolean;
  page_call: boolean;
  anonymity_rule: Platform['anonymityRule'];
  live: boolean;
  sends_accepted: boolean;
};

/** Platforms with the settings that intake needs. */
export function createPlatformRepository(database: Knex): Platforms {
  return {
    find: async (platformId) => {
      const row = await database<PlatformRow>('platform').where('id', platformId).first();
      return (
        row && {
          id: row.id,
          code: row.code,
          name: row.name,
          provinceCode: row.province_code,
          workOrderTransfer: row.work_order_transfer,
          callTransfer: row.call_transfer,
          interfaceCall: row.interface_call,
          pageCall: row.page_call,
          anonymityRule: row.anonymity_rule,
          live: row.live,
          sendsAccepted: row.sends_accepted,
        }
      );
    },
  };
}

/** Where a platform key's secret lives, for sealing and opening it. */
export const keySecretPlace = (keyId: string) => ({ table: 'platform_key', column: 'secret_enc', rowId: keyId });

type KeyRow = {
  key_id: string;
  platform_id: string;
  purpose: 'request' | 'callback';
  algorithm: RequestKey['algorithm'];
  secret_enc: Buffer;
  valid_from: Date;
  valid_until: Date | null;
};

/** The keys with which platforms sign their requests. */
export function createRequestKeyRepository(database: Knex, cipher: FieldCipher): RequestKeys {
  return {
    find: async (keyId) => {
      const row = await database<KeyRow>('platform_key').where({ key_id: keyId, purpose: 'request' }).first();
      return (
        row && {
          keyId: row.key_id,
          platformId: row.platform_id,
          algorithm: row.algorithm,
          secret: cipher.open(row.secret_enc, keySecretPlace(row.key_id)),
          validFrom: row.valid_from,
          validUntil: row.valid_until,
        }
      );
    },
  };
}

/** The secrets with which we sign callbacks to a platform now: old and new while it changes over (P8.1). */
export async function findCallbackSecrets(
  database: Knex,
  cipher: FieldCipher,
  platformId: string,
): Promise<{ algorithm: RequestKey['algorithm']; secret: string }[]> {
  const rows = await database<KeyRow>('platform_key')
    .where({ platform_id: platformId, purpose: 'callback' })
    .whereRaw('valid_from <= now() and (valid_until is null or valid_until > now())')
    .orderBy('valid_from', 'desc');
  return rows.map((row) => ({ algorithm: row.algorithm, secret: cipher.open(row.secret_enc, keySecretPlace(row.key_id)) }));
}
