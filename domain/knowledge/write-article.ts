import type { AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { knowledgeOf, mayEdit } from './find-articles.ts';
import type { Articles } from './ports.ts';
import type { ArticleContent } from './schema.ts';

type Deps = { inTransaction: InTransaction<{ articles: Articles; audit: AuditTrail }>; clock: Clock; newId: () => string };

/** Who writes an article, and of which province. Error: `right-required`. */
function editorOf(user: User): string {
  if (!mayEdit(user)) throw new DomainError('right-required', '只有省级知识管理员可以维护知识。');
  return knowledgeOf(user);
}

const columnsOf = ({ category, ...content }: ArticleContent) => ({ ...content, category: category === undefined ? null : Number(category) });

/** A new article of the editor's province, as draft or published at once (P7.2). Error: `right-required`. */
export async function addArticle(deps: Deps, input: { user: User; content: ArticleContent }): Promise<{ id: string; version: number }> {
  const { user, content } = input;
  const provinceUnitId = editorOf(user);
  const id = deps.newId();
  await deps.inTransaction(async ({ articles, audit }) => {
    await articles.insert({ id, provinceUnitId, ...columnsOf(content), version: 1, updatedBy: user.id, updatedAt: deps.clock.now() });
    await audit.record({ action: 'knowledge.added', actor: actorOf(user), detail: { articleId: id, version: 1, state: content.state } });
  });
  return { id, version: 1 };
}

/**
 * Writes the next version of an article (P7.2). Errors: `right-required`, `not-found` for another province's,
 * `article-changed` where somebody wrote one since.
 */
export async function changeArticle(
  deps: Deps,
  input: { user: User; articleId: string; version: number; content: ArticleContent },
): Promise<{ id: string; version: number }> {
  const { user, articleId: id, content } = input;
  const provinceUnitId = editorOf(user);
  const version = input.version + 1;
  await deps.inTransaction(async ({ articles, audit }) => {
    if ((await articles.find(id))?.provinceUnitId !== provinceUnitId) throw new DomainError('not-found', '知识条目不存在或不属于本省。');
    const next = { id, provinceUnitId, ...columnsOf(content), version, updatedBy: user.id, updatedAt: deps.clock.now() };
    if (!(await articles.update(next, input.version))) throw new DomainError('article-changed', '该条目已被同事修改，请重新打开后再改；您写的内容未保存。');
    await audit.record({ action: 'knowledge.changed', actor: actorOf(user), detail: { articleId: id, version, state: content.state } });
  });
  return { id, version };
}
