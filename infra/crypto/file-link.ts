import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CryptoProfile, KeyRing } from './key-ring.ts';

/** What the link opens, and for whom: a link made for one platform is no use to another. */
export type FileLinkSubject = { attachmentId: string; platformId: string };

/** Signed links to files that expire; they travel in callbacks instead of the files themselves [P8.1]. */
export type FileLinks = {
  /** The query of the link, without `?`: `platform`, `expires` (Unix seconds), `key`, `signature`. Nothing personal. */
  sign(subject: FileLinkSubject, expiresAt: Date): string;
  /** Whose link it is, or `undefined` where it has expired, was altered, or its key is gone. `now` is wall time. */
  verify(attachmentId: string, query: URLSearchParams, now: Date): FileLinkSubject | undefined;
};

/** Links under the newest key of the ring; older keys keep verifying until they leave the keys file. */
export function createFileLinks(ring: KeyRing, profile: CryptoProfile): FileLinks {
  const signatureOf = (keyId: string, { attachmentId, platformId }: FileLinkSubject, expires: string): Buffer => {
    const key = ring.derive({ keyId, profile, purpose: 'file-link', label: 'callback', length: 32 });
    return createHmac(profile === 'gm' ? 'sm3' : 'sha256', key).update(JSON.stringify([attachmentId, platformId, expires])).digest();
  };
  return {
    sign(subject, expiresAt) {
      const expires = String(Math.floor(expiresAt.getTime() / 1000));
      const key = ring.newestFieldKeyId;
      const signature = signatureOf(key, subject, expires).toString('base64url');
      return new URLSearchParams({ platform: subject.platformId, expires, key, signature }).toString();
    },
    verify(attachmentId, query, now) {
      const [platformId, expires, keyId, signature] = ['platform', 'expires', 'key', 'signature'].map((name) => query.get(name) ?? '');
      if (!platformId || !keyId || !expires || !/^\d{1,12}$/.test(expires) || !ring.has(keyId)) return undefined;
      const received = Buffer.from(signature ?? '', 'base64url');
      const expected = signatureOf(keyId, { attachmentId, platformId }, expires);
      if (received.length !== expected.length || !timingSafeEqual(received, expected)) return undefined;
      return now.getTime() < Number(expires) * 1000 ? { attachmentId, platformId } : undefined;
    },
  };
}
