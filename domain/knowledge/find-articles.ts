import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { hasAnyRight, type User } from '../user/user.ts';
import type { Article, Articles } from './ports.ts';

type Deps = { inTransaction: InTransaction<{ articles: Articles }> };

/** Whether the user keeps their province's articles (P7.2). */
export function mayEdit(user: Pick<User, 'rights' | 'unitLevel'>): boolean {
  return user.rights.includes('knowledgeEditor') && user.unitLevel === 'province';
}

/** Whether the user reads their province's articles; 国家局 and the administrators have none. */
export function readsKnowledge(user: Pick<User, 'rights' | 'unitLevel'>): boolean {
  return user.unitLevel !== 'national' && hasAnyRight(user, ['handler', 'reviewer', 'supervisor', 'seatAgent', 'knowledgeEditor']);
}

/** The province whose articles the user reads. Error: `right-required`. */
export function knowledgeOf(user: Pick<User, 'rights' | 'unitLevel' | 'unitPath' | 'unitId'>): string {
  if (!readsKnowledge(user)) throw new DomainError('right-required', '您没有查看知识的权限。');
  return user.unitPath.at(-1) ?? user.unitId;
}

const shown = 20;

/**
 * Finds articles of the user's province by words, anywhere in title, text and tags; without words the newest. Drafts are
 * for their editors (P7.2). Error: `right-required`.
 */
export async function findArticles(deps: Deps, input: { user: User; words: string }): Promise<{ articles: Article[]; mayEdit: boolean }> {
  const provinceUnitId = knowledgeOf(input.user);
  const words = input.words.split(/\s+/u).filter((word) => word !== '');
  const withDrafts = mayEdit(input.user);
  const articles = await deps.inTransaction((repositories) => repositories.articles.search(provinceUnitId, words, { withDrafts, limit: shown }));
  return { articles, mayEdit: withDrafts };
}
