import type { Knex } from 'knex';
import type { Right } from '../../domain/user/right.ts';
import type { Users } from '../../domain/user/ports.ts';
import type { UnitLevel } from '../../domain/unit/unit.ts';

/** Where a staff member's phone lives, for sealing and opening it. */
export const staffPhonePlace = (userId: string) => ({ table: 'app_user', column: 'phone_enc', rowId: userId });

type UserRow = {
  id: string;
  login: string;
  name: string;
  duty: string;
  unit_id: string;
  unit_name: string;
  level: UnitLevel;
  province_code: string | null;
  unit_path: string[];
  rights: Right[];
  must_change_password: boolean;
};

type CredentialRow = {
  id: string;
  unit_id: string;
  password_hash: string;
  active: boolean;
  failed_logins: number;
  locked_until: Date | null;
};

// The path ends with the province: 国家局 stands above all units and is never barred.
const userQuery = `
  with recursive path as (
    select unit.id, parent_id, 0 as depth from unit join app_user on app_user.unit_id = unit.id where app_user.id = :userId
    union all
    select unit.id, unit.parent_id, depth + 1 from path join unit on unit.id = path.parent_id where unit.level <> 'national')
  select app_user.id, login, app_user.name, duty, unit_id, unit.name as unit_name, level, province_code, rights, must_change_password,
    (select array_agg(id order by depth) from path) as unit_path
  from app_user join unit on unit.id = unit_id
  where app_user.id = :userId and active and unit.in_use`;

/** Users, in a transaction or outside of any. */
export function createUserRepository(database: Knex): Users {
  return {
    find: async (userId) => {
      const { rows } = await database.raw<{ rows: UserRow[] }>(userQuery, { userId });
      const [row] = rows;
      return (
        row && {
          id: row.id,
          login: row.login,
          name: row.name,
          duty: row.duty,
          unitId: row.unit_id,
          unitName: row.unit_name,
          unitLevel: row.level,
          provinceCode: row.province_code,
          unitPath: row.unit_path,
          rights: row.rights,
          ...(row.must_change_password ? { mustChangePassword: true } : {}),
        }
      );
    },
    lockCredentials: async (login) => {
      const row = (await database('app_user').where('login', login).forUpdate().first()) as CredentialRow | undefined;
      return (
        row && {
          userId: row.id,
          unitId: row.unit_id,
          passwordHash: row.password_hash,
          active: row.active,
          failedLogins: row.failed_logins,
          lockedUntil: row.locked_until,
        }
      );
    },
    recordFailedLogin: async (userId, lockedUntil) => {
      await database('app_user').where('id', userId).increment('failed_logins', 1).update({ locked_until: lockedUntil });
    },
    clearFailedLogins: async (userId) => {
      await database('app_user').where('id', userId).update({ failed_logins: 0, locked_until: null });
    },
    ofUnit: async (unitId) => {
      const rows = await database('app_user')
        .where({ unit_id: unitId, active: true })
        .orderBy('login')
        .select<Pick<UserRow, 'id' | 'name' | 'duty' | 'unit_id' | 'rights'>[]>('id', 'name', 'duty', 'unit_id', 'rights');
      return rows.map(({ unit_id, ...user }) => ({ ...user, unitId: unit_id }));
    },
  };
}
