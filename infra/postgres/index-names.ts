import type { Knex } from 'knex';
import { normalizeName } from '../../domain/person/name.ts';
import type { BlindIndex, FieldCipher } from '../../domain/personal-data/ports.ts';

type Row = { id: string; person_name_enc: Buffer };

/**
 * Gives orders from before the name's blind index theirs (P9.2), `limit` at a time, those behind `after` first. Safe at
 * any time and side by side: it writes only where nothing stands yet. A name that no key opens is left and counted; its
 * order is found by everything else. Returns the last order looked at; none where no order is left.
 */
export async function indexNames(
  deps: { database: Knex; cipher: FieldCipher; blindIndex: BlindIndex },
  { after, limit }: { after: string | undefined; limit: number },
): Promise<{ last: string | undefined; indexed: number; unreadable: number }> {
  const { database, cipher, blindIndex } = deps;
  const query = database('work_order').whereNull('person_name_index').whereNotNull('person_name_enc').orderBy('id').limit(limit).select<Row[]>('id', 'person_name_enc');
  if (after !== undefined) void query.where('id', '>', after);
  const rows = await query;
  let indexed = 0;
  for (const { id, person_name_enc: sealed } of rows) {
    const name = openName(cipher, id, sealed);
    if (name === undefined) continue;
    await database('work_order').where({ id }).whereNull('person_name_index').update({ person_name_index: blindIndex.of('name', normalizeName(name)) });
    indexed += 1;
  }
  return { last: rows.at(-1)?.id, indexed, unreadable: rows.length - indexed };
}

function openName(cipher: FieldCipher, rowId: string, sealed: Buffer): string | undefined {
  try {
    return cipher.open(sealed, { table: 'work_order', column: 'person_name_enc', rowId });
  } catch {
    return undefined;
  }
}
