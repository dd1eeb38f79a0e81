import { Router } from 'express';
import type { Attachment, AttachmentOwner, AttachmentState } from '../../domain/attachment/attachment.ts';
import { assertMayUpload } from '../../domain/attachment/assert-may-upload.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import type { User } from '../../domain/user/user.ts';
import { readFileName } from '../read-file-name.ts';
import { sendFile } from '../send-file.ts';
import { readId } from './read-input.ts';
import { userOf } from './require-session.ts';

/** The use cases behind these routes, with their ports already given. */
export type AttachmentServices = {
  storeAttachment(input: { owner: AttachmentOwner; fileName: string; content: AsyncIterable<Uint8Array> }): Promise<Attachment>;
  scanAttachment(attachmentId: string): Promise<AttachmentState | undefined>;
  openAttachment(input: { user: User; orderId: string; attachmentId: string }): Promise<{ file: Attachment; content: AsyncIterable<Uint8Array> }>;
};

/** Files of reports: uploaded first, then referred to by id (P1.6, P3.3); and opening those of an order. */
export function attachmentRoutes(services: AttachmentServices): Router {
  const router = Router();
  router.post('/attachments', async (request, response) => {
    assertMayUpload(userOf(response));
    if (!request.is('application/octet-stream'))
      throw new DomainError('unsupported-media-type', '上传附件的 Content-Type 须为 application/octet-stream。');
    const fileName = readFileName(request.get('X-File-Name'));
    // Straight from the socket into the encrypted store, which ends it at the limit of its kind.
    const stored = await services.storeAttachment({ owner: { userId: userOf(response).id }, fileName, content: request });
    const state = (await services.scanAttachment(stored.id)) ?? stored.state;
    response
      .status(201)
      .json({ attachmentId: stored.id, name: stored.fileName, size: stored.sizeBytes, digest: `sha256:${stored.sha256}`, state });
  });
  router.get('/orders/:orderId/attachments/:attachmentId', async (request, response) => {
    const ids = { orderId: readId(request.params.orderId), attachmentId: readId(request.params.attachmentId) };
    await sendFile(response, await services.openAttachment({ user: userOf(response), ...ids }));
  });
  return router;
}
