import { describe, expect, test } from '@jest/globals';
import { createFileLinks } from '../../infra/crypto/file-link.ts';
import type { CryptoProfile } from '../../infra/crypto/key-ring.ts';
import { ringOf } from '../support/key-rings.ts';

const subject = { attachmentId: '5b0e3d0a-97a0-4d6b-b2a5-0f0e5d2f1a11', platformId: 'hunan' };
const expiresAt = new Date('2026-11-30T00:00:00Z');
const profiles: CryptoProfile[] = ['intl', 'gm'];

describe.each(profiles)('profile %s', (profile) => {
  const links = createFileLinks(ringOf(['f1']), profile);
  const link = links.sign(subject, expiresAt);
  const changed = (name: string, value: string) => {
    const query = new URLSearchParams(link);
    query.set(name, value);
    return query;
  };

  test('opens for its platform until it expires', () => {
    const query = new URLSearchParams(link);
    expect(links.verify(subject.attachmentId, query, new Date(expiresAt.getTime() - 1))).toEqual(subject);
    expect(links.verify(subject.attachmentId, query, expiresAt)).toBeUndefined();
  });

  test('opens nothing when a part of it was changed', () => {
    const now = new Date('2026-11-23T00:00:00Z');
    const attempts = [
      links.verify('another-file', new URLSearchParams(link), now),
      links.verify(subject.attachmentId, changed('platform', 'hubei'), now),
      links.verify(subject.attachmentId, changed('expires', '9999999999'), now),
      links.verify(subject.attachmentId, changed('key', 'f2'), now),
      links.verify(subject.attachmentId, changed('signature', ''), now),
      links.verify(subject.attachmentId, new URLSearchParams(), now),
    ];
    expect(attempts).toEqual(attempts.map(() => undefined));
  });

  test('a link from before a rotation still opens', () => {
    const rotated = createFileLinks(ringOf(['f1', 'f2']), profile);
    expect(rotated.verify(subject.attachmentId, new URLSearchParams(link), new Date('2026-11-23T00:00:00Z'))).toEqual(subject);
  });
});
