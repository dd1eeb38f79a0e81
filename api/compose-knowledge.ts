import { randomUUID } from 'node:crypto';
import { findArticles } from '../domain/knowledge/find-articles.ts';
import { addArticle, changeArticle } from '../domain/knowledge/write-article.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import type { KnowledgeServices } from './workbench/knowledge-routes.ts';

/** Knowledge articles over one set of ports (P7.2). */
export function composeKnowledge(parts: Pick<Adapters, 'inTransaction' | 'clock'>): KnowledgeServices {
  const deps = { ...parts, newId: randomUUID };
  return {
    findArticles: (input) => findArticles(deps, input),
    addArticle: (input) => addArticle(deps, input),
    changeArticle: (input) => changeArticle(deps, input),
  };
}
