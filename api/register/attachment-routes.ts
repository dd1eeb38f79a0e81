import { Router } from 'express';
import type { Attachment } from '../../domain/attachment/attachment.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import type { AttachmentServices } from '../platform/attachment-routes.ts';
import { readFileName } from '../read-file-name.ts';
import { readId } from '../workbench/read-input.ts';
import { callOf, launchOf } from './require-page.ts';

const view = (file: Attachment, state = file.state) => ({ attachmentId: file.id, name: file.fileName, size: file.sizeBytes, digest: `sha256:${file.sha256}`, state });

/** Files of a registration: uploaded as the platform's own, then referred to by id (P1.6). */
export function attachmentRoutes(services: AttachmentServices): Router {
  const router = Router();
  router.post('/attachments', async (request, response) => {
    if (!request.is('application/octet-stream')) throw new DomainError('unsupported-media-type', '上传附件的 Content-Type 须为 application/octet-stream。');
    callOf(response);
    const owner = { platformId: launchOf(response).platformId };
    // Straight from the socket into the encrypted store, which ends it at the limit of its kind.
    const stored = await services.storeAttachment({ owner, fileName: readFileName(request.get('X-File-Name')), content: request });
    response.status(201).json(view(stored, await services.scanAttachment(stored.id)));
  });
  router.get('/attachments/:attachmentId', async (request, response) => {
    const attachmentId = readId(request.params.attachmentId);
    response.json(view(await services.readAttachment({ platformId: launchOf(response).platformId, attachmentId })));
  });
  return router;
}
