import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { problemCategory } from '../code-list/problem-category.ts';
import { fieldRule } from '../shared/field-rule.ts';
import { freeText } from '../shared/free-text.ts';

/** 知识条目 as an editor writes it (P7.2). */
export const articleBody = z
  .strictObject({
    title: freeText(100).meta({ title: '标题' }),
    body: freeText(20_000).meta({ title: '正文' }),
    category: codeOf(problemCategory).exactOptional(),
    tags: z
      .array(freeText(20))
      .max(10)
      .refine((tags) => new Set(tags).size === tags.length, fieldRule('duplicate', '同一标签只写一次。'))
      .meta({ title: '标签' }),
    state: z.enum(['draft', 'published']).meta({ title: '状态', description: '草稿 draft，已发布 published' }),
  })
  .meta({ title: '知识条目' });

/** The same over a version that the editor has seen: what others wrote since is not overwritten. */
export const articleChangeBody = articleBody.extend({ version: z.int().min(1).meta({ title: '所见版本' }) }).meta({ title: '修改知识条目' });

/** Words to look for; empty for the newest. In a body, because what a caller says may stand in it. */
export const articleSearchBody = z.strictObject({ words: z.string().max(100).meta({ title: '关键词' }) }).meta({ title: '查找知识' });

export type ArticleContent = z.output<typeof articleBody>;
