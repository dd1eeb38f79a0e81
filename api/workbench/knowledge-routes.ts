import { Router } from 'express';
import type { Article } from '../../domain/knowledge/ports.ts';
import type { ArticleContent } from '../../domain/knowledge/schema.ts';
import type { User } from '../../domain/user/user.ts';
import { articleBody, articleChangeBody, articleSearchBody, type ArticleView } from '../contract/workbench/knowledge.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

type Written = { id: string; version: number };

/** The use cases behind these routes, with their ports already given. */
export type KnowledgeServices = {
  findArticles(input: { user: User; words: string }): Promise<{ articles: Article[]; mayEdit: boolean }>;
  addArticle(input: { user: User; content: ArticleContent }): Promise<Written>;
  changeArticle(input: { user: User; articleId: string; version: number; content: ArticleContent }): Promise<Written>;
};

const toView = ({ id, title, body, category, tags, state, version, updatedAt, updatedByName }: Article): ArticleView => ({
  id, title, body, category, tags, state, version, updatedAt: updatedAt.toISOString(), updatedByName,
}); // prettier-ignore

/** Knowledge articles (P7.2). */
export function knowledgeRoutes(services: KnowledgeServices): Router {
  const router = Router();
  router.post('/knowledge/search', async (request, response) => {
    const { articles, mayEdit } = await services.findArticles({ user: userOf(response), ...readInput(articleSearchBody, request.body) });
    response.json({ articles: articles.map(toView), mayEdit });
  });
  router.post('/knowledge', async (request, response) => {
    response.status(201).json(await services.addArticle({ user: userOf(response), content: readInput(articleBody, request.body) }));
  });
  router.put('/knowledge/:articleId', async (request, response) => {
    const { version, ...content } = readInput(articleChangeBody, request.body);
    response.json(await services.changeArticle({ user: userOf(response), articleId: readId(request.params.articleId), version, content }));
  });
  return router;
}
