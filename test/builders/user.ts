import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

/** Inserts a user of a unit of its own making and returns the id. */
export async function insertUser(database: Knex, choice: { unitId?: string; rights?: string[] } = {}): Promise<string> {
  const id = randomUUID();
  const unitId = choice.unitId ?? '430000000000';
  await database('unit').insert({ id: unitId, name: '单位', level: 'province', province_code: '430000000000' }).onConflict('id').ignore();
  await database('app_user').insert({
    id, login: id, password_hash: 'disabled', name: '李四', duty: '科员', phone_enc: Buffer.alloc(1), unit_id: unitId, rights: choice.rights ?? ['handler'],
  }); // prettier-ignore
  return id;
}
