import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Which algorithms new values get: international, or the Chinese state ones (国密). Both stay readable. */
export type CryptoProfile = 'intl' | 'gm';

/** What a derived key is for. Keys of different purposes never coincide, whatever `label` says. */
export type KeyPurpose = 'field' | 'field-mac' | 'index' | 'file' | 'file-mac' | 'file-link';

/** One secret of the keys file: 32 random bytes under an id that travels with what it protects. */
export type RingKey = { id: string; createdAt: Date; secret: Buffer };

/** The keys in force, newest first. Nothing but `derive` ever sees a secret. */
export type KeyRing = {
  newestFieldKeyId: string;
  /** Newest first. */
  indexKeyIds: readonly [string, ...string[]];
  has(keyId: string): boolean;
  /**
   * The key of `length` bytes for one purpose and label (a column, a field, a file), derived by HKDF with SHA-256 or
   * SM3 after the profile. Deriving instead of storing wrapped data keys leaves no second key store to lose or rotate.
   * A key object, not bytes: handing bytes to a cipher costs more than to encrypt a field with it.
   */
  derive(use: { keyId: string; profile: CryptoProfile; purpose: KeyPurpose; label: string; length: number }): KeyObject;
};

/** Builds the ring from the two key lists of the keys file; throws where one is empty or an id occurs twice. */
export function createKeyRing(keys: { fieldKeys: readonly RingKey[]; indexKeys: readonly RingKey[] }): KeyRing {
  const newestFirst = (list: readonly RingKey[]) => [...list].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const fieldKeys = newestFirst(keys.fieldKeys);
  const indexKeys = newestFirst(keys.indexKeys);
  const secrets = new Map([...fieldKeys, ...indexKeys].map(({ id, secret }) => [id, secret]));
  const [newest] = fieldKeys;
  const [newestIndex, ...olderIndexes] = indexKeys;
  if (newest === undefined || newestIndex === undefined) throw new Error('密钥文件缺少字段密钥或盲索引密钥');
  if (secrets.size !== fieldKeys.length + indexKeys.length) throw new Error('密钥文件中有重复的密钥编号');
  const derived = new Map<string, KeyObject>();

  return {
    newestFieldKeyId: newest.id,
    indexKeyIds: [newestIndex.id, ...olderIndexes.map(({ id }) => id)],
    has: (keyId) => secrets.has(keyId),
    derive({ keyId, profile, purpose, label, length }) {
      const name = JSON.stringify([keyId, profile, purpose, label, length]);
      const known = derived.get(name);
      if (known) return known;
      const secret = secrets.get(keyId);
      if (!secret) throw new Error(`密钥 ${keyId} 不在密钥文件中`);
      const hash = profile === 'gm' ? 'sm3' : 'sha256';
      const key = createSecretKey(Buffer.from(hkdfSync(hash, secret, Buffer.alloc(0), `12317/${purpose}/${label}`, length)));
      // Labels of files are as many as files: only the few of columns and fields are kept.
      if (purpose !== 'file' && purpose !== 'file-mac') derived.set(name, key);
      return key;
    },
  };
}
