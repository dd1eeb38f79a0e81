import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFieldCipher } from '../../infra/crypto/field-cipher.ts';
import { loadKeyRing } from '../../infra/crypto/keys-file.ts';

const place = { table: 'work_order', column: 'phone_enc', rowId: '1' };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a demo makes the file once, for its owner only, and finds the same keys again', async () => {
  const path = join(folder, 'data', 'keys.json');
  const rings = await Promise.all([1, 2, 3].map(() => loadKeyRing(path, { createIfMissing: true })));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'data'))).toEqual(['keys.json']);
  const [first, ...others] = rings.map((ring) => createFieldCipher(ring, 'intl'));
  const sealed = first?.seal('张三', place) ?? Buffer.alloc(0);
  for (const cipher of others) expect(cipher.open(sealed, place)).toBe('张三');
});

test('outside a demo a missing file is an error, not a reason for new keys', async () => {
  await expect(loadKeyRing(join(folder, 'keys.json'), { createIfMissing: false })).rejects.toThrow('密钥文件不存在');
});

test.each([
  ['no JSON', 'secret-in-file'],
  ['no keys', '{"version":1,"fieldKeys":[],"indexKeys":[]}'],
  ['a short key', '{"version":1,"fieldKeys":[{"id":"f1","createdAt":"2026-01-01T00:00:00Z","secret":"c2VjcmV0LWluLWZpbGU="}],"indexKeys":[]}'],
])('a file with %s is refused without quoting it', async (_what, content) => {
  const path = join(folder, 'keys.json');
  await writeFile(path, content);
  const failure = await loadKeyRing(path, { createIfMissing: false }).then(
    () => '',
    (error: unknown) => String(error),
  );
  expect(failure).toContain('密钥文件');
  expect(failure).not.toMatch(/secret-in-file|c2Vjcm/);
});

test('two keys under one id are refused', async () => {
  const path = join(folder, 'keys.json');
  await loadKeyRing(path, { createIfMissing: true });
  const content = JSON.parse(await readFile(path, 'utf8')) as { fieldKeys: unknown[]; indexKeys: unknown[] };
  await writeFile(path, JSON.stringify({ ...content, fieldKeys: [...content.fieldKeys, ...content.fieldKeys] }));
  await expect(loadKeyRing(path, { createIfMissing: false })).rejects.toThrow('重复');
});
