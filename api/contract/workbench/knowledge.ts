import { z } from 'zod';
import { articleBody, articleChangeBody, articleSearchBody } from '../../../domain/knowledge/schema.ts';
import { instant } from '../../../domain/shared/schema.ts';

export { articleBody, articleChangeBody, articleSearchBody };

/** An article as it is shown. */
export const article = z
  .strictObject({
    id: z.uuid(),
    title: z.string().meta({ title: '标题' }),
    body: z.string().meta({ title: '正文' }),
    category: z.int().nullable().meta({ title: '问题类别' }),
    tags: z.array(z.string()).meta({ title: '标签' }),
    state: articleBody.shape.state,
    version: z.int().min(1).meta({ title: '版本' }),
    updatedAt: instant.meta({ title: '更新时间' }),
    updatedByName: z.string().meta({ title: '更新人' }),
  })
  .meta({ title: '知识条目' });

/** What was found, and whether the user may write. */
export const articleList = z.strictObject({ articles: z.array(article), mayEdit: z.boolean().meta({ title: '可否维护' }) }).meta({ title: '知识列表' });

/** The version that was written. */
export const writtenArticle = z.strictObject({ id: z.uuid(), version: z.int().min(1) }).meta({ title: '已保存的版本' });

export type ArticleView = z.output<typeof article>;
export type ArticleListView = z.output<typeof articleList>;
