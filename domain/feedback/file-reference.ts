import { z } from 'zod';
import { freeText } from '../shared/free-text.ts';
import { instant } from '../shared/instant.ts';

/** A file as it travels to a platform (P8.1): not its bytes but a signed link to them that expires. */
export const fileReference = z
  .strictObject({
    name: freeText(255).meta({ title: '文件名', examples: ['调查报告.pdf'] }),
    size: z.int().min(0).meta({ title: '大小', description: '单位：字节' }),
    digest: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .meta({ title: '摘要', description: '文件内容的 SHA-256，小写十六进制，前缀 sha256:' }),
    url: z.url({ protocol: /^https?$/ }).meta({ title: '下载地址', description: '带签名、到期失效的链接；到期后可由 12317 重发消息取得新链接' }),
    expiresAt: instant.meta({ title: '链接到期时间' }),
  })
  .meta({ title: '文件' });

/** A file on its way to a platform. */
export type FileReference = z.output<typeof fileReference>;
