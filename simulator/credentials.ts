import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/**
 * What 12317 hands to each demo platform when it is set up, one record a platform: the shape of
 * `DATA_DIR/demo-platforms.json`, which the demo seed writes and only the simulator reads. A real platform would keep
 * the same facts in its own vault.
 */
export const platformCredentialsSchema = z.strictObject({
  platformCode: z.string().regex(/^[A-Za-z0-9-]{1,64}$/).describe('平台代码，回调地址 /callbacks/{platformCode} 中使用'),
  provinceCode: z.string().regex(/^\d{2}(\d{10})?$/).describe('省级区划代码，2 位或 12 位'),
  keyId: z.string().min(1).describe('请求签名密钥编号，填入 X-12317-Key'),
  algorithm: z.enum(['HMAC-SHA256', 'HMAC-SM3']).describe('该密钥签发时约定的算法'),
  secret: z.string().min(1).describe('请求签名密钥，按签发文本的 UTF-8 字节使用，不解码'),
  callbackSecrets: z
    .array(z.strictObject({ keyId: z.string().min(1), secret: z.string().min(1) }))
    .min(1)
    .describe('回调验签密钥；轮换期间同时有新旧两个'),
  name: z.string().min(1).describe('平台名称'),
});

/** One demo platform with its keys. */
export type PlatformCredentials = z.infer<typeof platformCredentialsSchema>;

/** The whole file. */
export const credentialsFileSchema = z.array(platformCredentialsSchema).min(1);

/** Reads the credentials file; says in Chinese what is missing, without ever quoting a secret. */
export async function readCredentials(path: string): Promise<PlatformCredentials[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new Error(`找不到演示平台密钥文件 ${path}：请先运行 npm start 或演示数据初始化`);
  }
  const parsed = credentialsFileSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => `/${issue.path.join('/')}`).join('、');
  throw new Error(`演示平台密钥文件 ${path} 格式不符：${where}`);
}
