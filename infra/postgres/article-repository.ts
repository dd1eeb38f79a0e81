import type { Knex } from 'knex';
import type { Article, Articles, WrittenArticle } from '../../domain/knowledge/ports.ts';

type Row = {
  id: string;
  province_unit_id: string;
  title: string;
  body: string;
  category: number | null;
  tags: string[];
  state: Article['state'];
  version: number;
  updated_at: Date;
  updated_by_name: string;
};

const toArticle = (row: Row): Article => ({
  id: row.id,
  provinceUnitId: row.province_unit_id,
  title: row.title,
  body: row.body,
  category: row.category,
  tags: row.tags,
  state: row.state,
  version: row.version,
  updatedAt: row.updated_at,
  updatedByName: row.updated_by_name,
});

const toRow = (article: WrittenArticle) => ({
  id: article.id,
  province_unit_id: article.provinceUnitId,
  title: article.title,
  body: article.body,
  category: article.category,
  tags: article.tags,
  state: article.state,
  version: article.version,
  updated_by: article.updatedBy,
  updated_at: article.updatedAt,
});

/** The pattern of a word anywhere in a text; Chinese has no word boundaries to look for. */
const anywhere = (word: string) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** Knowledge articles in one transaction (P7.2). */
export function createArticleRepository(transaction: Knex): Articles {
  const rows = () =>
    transaction('knowledge_article')
      .join('app_user', 'app_user.id', 'updated_by')
      .select<Row[]>('knowledge_article.*', 'app_user.name as updated_by_name');
  return {
    find: async (id) => {
      const [row] = await rows().where('knowledge_article.id', id);
      return row && toArticle(row);
    },
    insert: async (article) => {
      await transaction('knowledge_article').insert(toRow(article));
    },
    update: async (article, seenVersion) => {
      const updated = await transaction('knowledge_article').where({ id: article.id, version: seenVersion }).update(toRow(article));
      return updated > 0;
    },
    search: async (provinceUnitId, words, { withDrafts, limit }) => {
      const query = rows().where('province_unit_id', provinceUnitId).limit(limit);
      if (!withDrafts) void query.where('state', 'published');
      for (const word of words)
        void query.whereRaw(`(title ilike :word or body ilike :word or array_to_string(tags, ' ') ilike :word)`, { word: anywhere(word) });
      const [first] = words;
      if (first !== undefined) void query.orderByRaw('title ilike ? desc', [anywhere(first)]);
      return (await query.orderBy('updated_at', 'desc')).map(toArticle);
    },
  };
}
