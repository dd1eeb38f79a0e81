import type { LinkFile } from '../postgres/result-repository.ts';
import { createFileLinks } from './file-link.ts';
import type { CryptoProfile, KeyRing } from './key-ring.ts';

// Longer than the retries of a callback take (27.6 h) and than a weekend of the other side's.
const validMs = 7 * 24 * 3_600_000;

/** Makes the links under which platforms fetch files of a result; they hold for seven days of wall time (P8.1). */
export function createLinkFile(ring: KeyRing, profile: CryptoProfile, publicUrl: string): LinkFile {
  const links = createFileLinks(ring, profile);
  return (file) => {
    const expiresAt = new Date(Date.now() + validMs);
    return { url: new URL(`/api/v1/files/${file.attachmentId}?${links.sign(file, expiresAt)}`, publicUrl).href, expiresAt };
  };
}
