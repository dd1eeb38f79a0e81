import type { Knex } from 'knex';
import type { Account, Accounts } from '../../domain/admin/ports.ts';
import type { AdminScope } from '../../domain/admin/scope.ts';
import { maskPhone } from '../../domain/personal-data/mask.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { staffPhonePlace } from './user-repository.ts';

type Row = {
  id: string; login: string; name: string; duty: string; phone_enc: Buffer; unit_id: string; unit_name: string; unit_level: Account['unitLevel']; rights: Account['rights']; active: boolean;
  locked_until: Date | null; must_change_password: boolean;
}; // prettier-ignore

/** Accounts as administrators see them, in a transaction or outside of any. */
export function createAccountRepository(database: Knex, { cipher }: { cipher: FieldCipher }): Accounts {
  const toAccount = (row: Row): Account => ({
    id: row.id,
    login: row.login,
    name: row.name,
    duty: row.duty,
    phone: maskPhone(cipher.open(row.phone_enc, staffPhonePlace(row.id))),
    unitId: row.unit_id,
    unitName: row.unit_name,
    unitLevel: row.unit_level,
    rights: row.rights,
    active: row.active,
    lockedUntil: row.locked_until,
    mustChangePassword: row.must_change_password,
  });
  const inScope = ({ provinceCode }: AdminScope) => {
    const query = database('app_user').join('unit', 'unit.id', 'app_user.unit_id').select<Row[]>('app_user.*', 'unit.name as unit_name', 'unit.level as unit_level');
    if (provinceCode !== null) void query.where('unit.province_code', provinceCode);
    return query;
  };
  const seal = (userId: string, phone: string) => cipher.seal(phone, staffPhonePlace(userId));
  return {
    list: async (scope, { unitId, term, after }, limit) => {
      const query = inScope(scope).orderBy('app_user.login').limit(limit);
      if (unitId !== undefined) void query.where('app_user.unit_id', unitId);
      if (term !== undefined) {
        const like = `%${term.replaceAll(/[\\%_]/g, '\\$&')}%`;
        void query.whereRaw('(app_user.login like ? or app_user.name like ? or unit.name like ?)', [like, like, like]);
      }
      if (after !== undefined) void query.where('app_user.login', '>', after);
      return (await query).map(toAccount);
    },
    lock: async (scope, userId) => {
      const [row] = await inScope(scope).where('app_user.id', userId).forUpdate('app_user');
      return row && toAccount(row);
    },
    isLoginTaken: async (login) => ((await database('app_user').where({ login }).first('id')) as unknown) !== undefined,
    insert: async ({ id, login, name, duty, phone, unitId, passwordHash }) => {
      await database('app_user').insert({
        id, login, name, duty, unit_id: unitId, password_hash: passwordHash, phone_enc: seal(id, phone), rights: [], must_change_password: true,
      }); // prettier-ignore
    },
    update: async (userId, { name, duty, phone, unitId, active }) => {
      const change = {
        ...(name === undefined ? {} : { name }),
        ...(duty === undefined ? {} : { duty }),
        ...(unitId === undefined ? {} : { unit_id: unitId }),
        ...(active === undefined ? {} : { active }),
        ...(phone === undefined ? {} : { phone_enc: seal(userId, phone) }),
      };
      if (Object.keys(change).length > 0) await database('app_user').where('id', userId).update(change);
    },
    setRights: async (userId, rights) => {
      await database('app_user').where('id', userId).update({ rights: [...rights] });
    },
    setPassword: async (userId, passwordHash, mustChange) => {
      await database('app_user')
        .where('id', userId)
        .update({ password_hash: passwordHash, must_change_password: mustChange, failed_logins: 0, locked_until: null });
    },
    unlock: async (userId) => {
      await database('app_user').where('id', userId).update({ failed_logins: 0, locked_until: null });
    },
    passwordHashOf: async (userId) => {
      const row = await database('app_user').where('id', userId).forUpdate().first<{ password_hash: string } | undefined>('password_hash');
      return row?.password_hash ?? '';
    },
    endSessions: async (userId) => {
      await database('session').where('user_id', userId).delete();
    },
    othersHolding: async (unitId, right, exceptId) => {
      // Of two who each take the other's right, the second waits here and then sees what the first did.
      await database('unit').where('id', unitId).forUpdate().first('id');
      const [row] = await database('app_user')
        .where({ unit_id: unitId, active: true })
        .whereNot('id', exceptId)
        .whereRaw('? = any(rights)', [right])
        .count<{ count: string }[]>('* as count');
      return Number(row?.count ?? 0);
    },
  };
}
