import type { Knex } from 'knex';
import type { SavedFilter, SavedFilters } from '../../domain/saved-filter/ports.ts';
import { filterContent } from '../../domain/saved-filter/schema.ts';

type Row = { id: string; page: string; name: string; criteria: object; is_default: boolean };

/** What a row kept is read as it was checked; of one whose codes have gone since, only the name is left. */
function toFilter({ id, page, name, criteria, is_default: isDefault }: Row): SavedFilter {
  const read = filterContent.safeParse({ page, name, criteria, isDefault });
  return { ...(read.success ? read.data : filterContent.parse({ page, name, criteria: {}, isDefault })), id };
}

/** The filters of users, in one transaction or outside of any. */
export function createSavedFilterRepository(database: Knex): SavedFilters {
  const ofUser = async (userId: string) => (await database('saved_filter').where('user_id', userId).orderBy(['page', 'name']).select<Row[]>('*')).map(toFilter);
  return {
    ofUser,
    lockOfUser: async (userId) => {
      await database('app_user').where('id', userId).forUpdate().first('id');
      return ofUser(userId);
    },
    add: async (userId, { page, name, criteria, isDefault }) => {
      const [row] = await database('saved_filter').insert({ user_id: userId, page, name, criteria, is_default: isDefault }).returning<{ id: string }[]>('id');
      if (!row) throw new Error('saved_filter: nothing was inserted');
      return row.id;
    },
    change: async (filterId, { name, isDefault }) => {
      await database('saved_filter').where('id', filterId).update({ name, is_default: isDefault });
    },
    clearDefault: async (userId, page) => {
      await database('saved_filter').where({ user_id: userId, page, is_default: true }).update({ is_default: false });
    },
    remove: async (filterId) => {
      await database('saved_filter').where('id', filterId).delete();
    },
  };
}
