import { Readable } from 'node:stream';
import { Router } from 'express';
import type { Attachment, AttachmentOwner, AttachmentState } from '../../domain/attachment/attachment.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { readFileName } from '../read-file-name.ts';
import { sendFile } from '../send-file.ts';
import { readId } from '../workbench/read-input.ts';
import { platformOf } from './authenticate-platform.ts';

/** The use cases behind these routes, with their ports already given. */
export type AttachmentServices = {
  storeAttachment(input: { owner: AttachmentOwner; fileName: string; content: AsyncIterable<Uint8Array> }): Promise<Attachment>;
  /** Asks the scanner at once; the file stays in quarantine where none answers. */
  scanAttachment(attachmentId: string): Promise<AttachmentState | undefined>;
  readAttachment(input: { platformId: string; attachmentId: string }): Promise<Attachment>;
};

const view = (file: Attachment, state = file.state) => ({
  attachmentId: file.id,
  name: file.fileName,
  size: file.sizeBytes,
  digest: `sha256:${file.sha256}`,
  state,
});

/**
 * 附件 (P1.6): uploaded with the raw content as body, its name percent-encoded in a header (201 with the receipt), and
 * asked for later, until it has passed the scan.
 */
export function attachmentRoutes(services: AttachmentServices): Router {
  const router = Router();
  router.post('/attachments', async (request, response) => {
    if (!request.is('application/octet-stream'))
      throw new DomainError('unsupported-media-type', '上传附件的 Content-Type 须为 application/octet-stream。');
    const fileName = readFileName(request.get('X-File-Name'));
    const body: unknown = request.body;
    const content = body instanceof Uint8Array ? Readable.from([body]) : Readable.from([]);
    const stored = await services.storeAttachment({ owner: { platformId: platformOf(response).id }, fileName, content });
    response.status(201).json(view(stored, await services.scanAttachment(stored.id)));
  });
  router.get('/attachments/:attachmentId', async (request, response) => {
    const attachmentId = readId(request.params.attachmentId);
    response.json(view(await services.readAttachment({ platformId: platformOf(response).id, attachmentId })));
  });
  return router;
}

/** What a signed link opens. */
export type FileServices = {
  /** The file a valid link names, or `undefined`: altered, expired, or no longer there. */
  openLinked(attachmentId: string, query: URLSearchParams): Promise<{ file: Attachment; content: AsyncIterable<Uint8Array> } | undefined>;
};

/** 下载: the signed, expiring link of a callback (P8.1). */
export function fileRoutes(services: FileServices): Router {
  const router = Router();
  router.get('/files/:attachmentId', async (request, response) => {
    const query = new URLSearchParams(request.originalUrl.split('?', 2)[1] ?? '');
    const found = await services.openLinked(request.params.attachmentId, query);
    if (!found) throw new DomainError('not-found', '链接无效或已过期；可由12317重发消息取得新链接。');
    await sendFile(response, found);
  });
  return router;
}
