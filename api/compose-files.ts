import { randomUUID } from 'node:crypto';
import { defaultContentLimits } from '../domain/attachment/content-rules.ts';
import { isUsable } from '../domain/attachment/attachment.ts';
import type { FileStore } from '../domain/attachment/ports.ts';
import { readAttachment } from '../domain/attachment/read-attachment.ts';
import { scanAttachment } from '../domain/attachment/scan-attachment.ts';
import { storeAttachment } from '../domain/attachment/store-attachment.ts';
import { createFileLinks } from '../infra/crypto/file-link.ts';
import { createEncryptedFileStore } from '../infra/files/encrypted-file-store.ts';
import { createContentInspector } from '../infra/files/inspect-content.ts';
import { openScanning } from '../infra/files/open-scanning.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import type { AttachmentServices, FileServices } from './platform/attachment-routes.ts';

/** The services of uploaded files over their adapters: store, content check, scanner, signed links (P1.6, P8.1). */
export function composeFiles(
  adapters: Pick<Adapters, 'config' | 'keyRing' | 'inTransaction' | 'clock'>,
): AttachmentServices & FileServices & { files: FileStore } {
  const { config, keyRing, inTransaction, clock } = adapters;
  const files = createEncryptedFileStore({ folder: config.FILES_DIR, ring: keyRing, profile: config.CRYPTO_PROFILE });
  const links = createFileLinks(keyRing, config.CRYPTO_PROFILE);
  const scanning = openScanning(config);
  const inspector = createContentInspector(files);
  const limits = defaultContentLimits;
  return {
    files,
    storeAttachment: (input) => storeAttachment({ files, inspector, inTransaction, clock, newId: randomUUID, limits }, input),
    scanAttachment: (attachmentId) => scanAttachment({ files, inTransaction, scanning, clock }, attachmentId),
    readAttachment: (input) => readAttachment({ inTransaction }, input),
    openLinked: async (attachmentId, query) => {
      const subject = links.verify(attachmentId, query, new Date());
      if (!subject) return undefined;
      const file = await inTransaction(({ attachments }) => attachments.find(subject.attachmentId));
      if (!file || !isUsable(file) || file.storedName === null) return undefined;
      return { file, content: files.read(file.storedName) };
    },
  };
}
