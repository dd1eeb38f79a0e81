import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { createKeyRing, type KeyRing } from './key-ring.ts';

const secret = z.base64().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) context.addIssue({ code: 'custom', message: '密钥必须为 32 字节' });
  return bytes;
});
const key = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,32}$/),
  createdAt: z.iso.datetime().transform((text) => new Date(text)),
  secret,
});

/**
 * The keys file. `fieldKeys` protect fields, files and links; `indexKeys` the blind indexes. To rotate, add a key with a
 * later `createdAt` and restart: new values use it, older ones stay readable for as long as their key stays in the file.
 */
const keysFile = z.strictObject({ version: z.literal(1), fieldKeys: z.array(key).min(1), indexKeys: z.array(key).min(1) });

const isErrno = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

/**
 * Reads the key ring. Where the file is missing and `createIfMissing` is set (demo), it is made with one key of each
 * sort, readable by its owner only; otherwise a missing file is an error, because fresh keys would hide lost ones.
 */
export async function loadKeyRing(path: string, options: { createIfMissing: boolean }): Promise<KeyRing> {
  if (options.createIfMissing) await createKeysFile(path);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw isErrno(error, 'ENOENT') ? new Error(`密钥文件不存在：${path}（非演示环境须由管理员提供）`) : error;
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // The parser's own message would quote the file.
    throw new Error(`密钥文件不是有效的 JSON：${path}`);
  }
  const parsed = keysFile.safeParse(content);
  if (!parsed.success) {
    throw new Error(`密钥文件内容有误：${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('；')}`);
  }
  return createKeyRing(parsed.data);
}

async function createKeysFile(path: string): Promise<void> {
  const createdAt = new Date().toISOString();
  const newKey = (id: string) => ({ id, createdAt, secret: randomBytes(32).toString('base64') });
  const content = { version: 1, fieldKeys: [newKey('field-1')], indexKeys: [newKey('index-1')] };
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
  try {
    // A link appears whole and never replaces: of two processes at their first start, both read the same keys.
    await link(draft, path);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
}
