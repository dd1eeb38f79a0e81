import type { Knex } from 'knex';
import type { KeyLine, PlatformRegister, PlatformSettings } from '../../domain/admin/ports.ts';
import type { AdminScope } from '../../domain/admin/scope.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { keySecretPlace } from './platform-repository.ts';

const columns = {
  id: 'platform.id',
  code: 'platform.code',
  name: 'platform.name',
  provinceCode: 'platform.province_code',
  workOrderTransfer: 'platform.work_order_transfer',
  callTransfer: 'platform.call_transfer',
  transferNumber: 'platform.transfer_number',
  interfaceCall: 'platform.interface_call',
  pageCall: 'platform.page_call',
  anonymityRule: 'platform.anonymity_rule',
  callbackUrl: 'platform.callback_url',
  allowedTargets: 'platform.allowed_targets',
  allowedOrigins: 'platform.allowed_origins',
  sendsAccepted: 'platform.sends_accepted',
  sendsStatusChanged: 'platform.sends_status_changed',
  live: 'platform.live',
} as const satisfies Record<Exclude<keyof PlatformSettings, 'requestKeys' | 'callbackKeys'>, string>;

const keyColumns = { keyId: 'platform_key.key_id', purpose: 'purpose', algorithm: 'algorithm', validFrom: 'valid_from', validUntil: 'valid_until' } as const;
const inForceAt = '(valid_until is null or valid_until > ?)';

/** Platforms and their keys as administrators see them, in a transaction or outside of any. */
export function createPlatformRegister(database: Knex, { cipher }: { cipher: FieldCipher }): PlatformRegister {
  const keysNow = (purpose: KeyLine['purpose']) =>
    database.raw(
      `(select count(*)::int from platform_key k where k.platform_id = platform.id and k.purpose = ? and k.valid_from <= now()
        and (k.valid_until is null or k.valid_until > now()))`,
      [purpose],
    );
  const inScope = ({ provinceCode }: AdminScope) => {
    const query = database('platform').select<PlatformSettings[]>(columns);
    void query.select({ requestKeys: keysNow('request'), callbackKeys: keysNow('callback') });
    if (provinceCode !== null) void query.where('platform.province_code', provinceCode);
    return query;
  };
  return {
    list: (scope) => inScope(scope).orderBy('platform.code'),
    lock: async (scope, platformId) => {
      const [platform] = await inScope(scope).where('platform.id', platformId).forUpdate();
      return platform;
    },
    isCodeTaken: async (code) => ((await database('platform').where({ code }).first('id')) as unknown) !== undefined,
    insert: async ({ id, code, name, provinceCode, callbackUrl }) => {
      await database('platform').insert({ id, code, name, province_code: provinceCode, callback_url: callbackUrl, allowed_targets: [new URL(callbackUrl).origin] });
    },
    update: async (platformId, change) => {
      const row = Object.fromEntries(Object.entries(change).map(([name, value]) => [columns[name as keyof typeof columns].replace('platform.', ''), value]));
      if (Object.keys(row).length > 0) await database('platform').where('id', platformId).update(row);
    },
    keys: (platformId) => database('platform_key').where('platform_id', platformId).orderBy('valid_from', 'desc').select<KeyLine[]>(keyColumns),
    findKey: async ({ provinceCode }, keyId) => {
      const query = database('platform_key')
        .join('platform', 'platform.id', 'platform_key.platform_id')
        .where('platform_key.key_id', keyId)
        .select<(KeyLine & { platformId: string })[]>({ ...keyColumns, platformId: 'platform_key.platform_id' });
      if (provinceCode !== null) void query.where('platform.province_code', provinceCode);
      const [key] = await query;
      return key;
    },
    insertKey: async (platformId, { keyId, purpose, algorithm, secret, validFrom, validUntil }) => {
      await database('platform_key').insert({
        key_id: keyId, platform_id: platformId, purpose, algorithm, valid_from: validFrom, valid_until: validUntil, secret_enc: cipher.seal(secret, keySecretPlace(keyId)),
      }); // prettier-ignore
    },
    endKeys: async (platformId, purpose, now, until) => {
      await database('platform_key')
        .where({ platform_id: platformId, purpose })
        .whereRaw(inForceAt, [now])
        .update({ valid_until: database.raw('least(valid_until, ?::timestamptz)', [until]) });
    },
    endKey: async (keyId, at) => {
      await database('platform_key').where('key_id', keyId).whereRaw(inForceAt, [at]).update({ valid_until: at });
    },
  };
}
