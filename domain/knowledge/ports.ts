import type { ArticleContent } from './schema.ts';

/** An article of a province as it is kept. */
export type Article = Omit<ArticleContent, 'category'> & {
  id: string;
  provinceUnitId: string;
  /** Code of annex 2. */
  category: number | null;
  version: number;
  updatedAt: Date;
  updatedByName: string;
};

/** An article on its way into the database. */
export type WrittenArticle = Omit<Article, 'updatedByName'> & { updatedBy: string };

/** Articles in one transaction. */
export type Articles = {
  find(id: string): Promise<Article | undefined>;
  insert(article: WrittenArticle): Promise<void>;
  /** `false` where somebody has written a version since. */
  update(article: WrittenArticle, seenVersion: number): Promise<boolean>;
  /** Those of a province in which every word stands somewhere, in the title first; newest first. */
  search(provinceUnitId: string, words: readonly string[], choice: { withDrafts: boolean; limit: number }): Promise<Article[]>;
};
