import { createHash } from 'node:crypto';
import { Router } from 'express';
import { codeLists, findCodeList } from '../../domain/code-list/code-lists.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';

/** 代码表 (P7.1): all enumerations with their versions; they change with a release only, so an ETag holds until then. */
export function codeListRoutes(): Router {
  const router = Router();
  const etag = `"${createHash('sha256').update(JSON.stringify(codeLists)).digest('base64url').slice(0, 22)}"`;
  const keptWith = { ETag: etag, 'Cache-Control': 'no-cache' };
  router.get('/code-lists', (_request, response) => {
    response.set(keptWith).json({ codeLists });
  });
  router.get('/code-lists/:id', (request, response) => {
    const list = findCodeList(request.params.id);
    if (!list) throw new DomainError('not-found', '没有这个代码表；可用的代码表见 /api/v1/code-lists。');
    response.set(keptWith).json(list);
  });
  return router;
}
