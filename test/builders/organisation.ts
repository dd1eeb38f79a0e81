import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Right } from '../../domain/user/right.ts';
import { hashPassword } from '../../infra/crypto/password.ts';
import { staffPhonePlace } from '../../infra/postgres/user-repository.ts';

/** The units of tests: 国家局, 湖南 with 长沙 (浏阳, 宁乡) and 株洲 (渌口), 重庆 with a county right below it, 广东 with 东莞. */
export const units = {
  national: '000000000000',
  hunan: '430000000000',
  changsha: '430100000000',
  liuyang: '430181000000',
  ningxiang: '430182000000',
  zhuzhou: '430200000000',
  lukou: '430212000000',
  chongqing: '500000000000',
  wanzhou: '500101000000',
  guangdong: '440000000000',
  dongguan: '441900000000',
} as const;

const rows: [id: string, name: string, level: string, parent: string | null][] = [
  [units.national, '国家乡村振兴局', 'national', null],
  [units.hunan, '湖南省12317', 'province', units.national],
  [units.changsha, '长沙市12317', 'city', units.hunan],
  [units.liuyang, '浏阳市12317', 'county', units.changsha],
  [units.ningxiang, '宁乡市12317', 'county', units.changsha],
  [units.zhuzhou, '株洲市12317', 'city', units.hunan],
  [units.lukou, '渌口区12317', 'county', units.zhuzhou],
  [units.chongqing, '重庆市12317', 'province', units.national],
  [units.wanzhou, '万州区12317', 'county', units.chongqing],
  [units.guangdong, '广东省12317', 'province', units.national],
  [units.dongguan, '东莞市12317', 'city', units.guangdong],
];

/** The password of every user of tests. */
export const testPassword = 'correct horse 12317';
let hash: Promise<string> | undefined;

/** Inserts {@link units}. */
export async function insertUnits(database: Knex): Promise<void> {
  const provinceOf = (id: string) => (id === units.national ? null : `${id.slice(0, 2)}0000000000`);
  await database('unit')
    .insert(rows.map(([id, name, level, parent]) => ({ id, name, level, parent_id: parent, province_code: provinceOf(id) })))
    .onConflict('id')
    .ignore();
}

/** Inserts a user of a unit who can log in with {@link testPassword}; the login is `<first six digits>-<rights or name>`. */
export async function insertStaff(
  database: Knex,
  cipher: FieldCipher,
  unitId: string,
  rights: readonly Right[],
  choice: { login?: string; name?: string } = {},
): Promise<{ id: string; login: string }> {
  const id = randomUUID();
  const login = choice.login ?? `${unitId.slice(0, 6)}-${rights.join('+')}`;
  await database('app_user').insert({
    id,
    login,
    password_hash: await (hash ??= hashPassword(testPassword)),
    name: choice.name ?? '李四',
    duty: '科员',
    phone_enc: cipher.seal('13900000000', staffPhonePlace(id)),
    unit_id: unitId,
    rights,
  });
  return { id, login };
}
