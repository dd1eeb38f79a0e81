import { z } from 'zod';
import { attachmentState } from '../../domain/code-list/attachment-state.ts';
import { codeOf } from '../../domain/code-list/code-list.ts';
import { attachmentId } from '../../domain/shared/schema.ts';

/** Headers of an upload. The name stands in a header because an address may not carry personal data. */
export const uploadHeaders = z.object({
  'X-File-Name': z
    .string()
    .min(1)
    .max(1024)
    .meta({
      title: '文件名',
      description: 'UTF-8 文件名的百分号编码（RFC 3986），含扩展名',
      examples: ['%E8%B0%83%E6%9F%A5%E6%8A%A5%E5%91%8A.pdf'],
    }),
});

/** The attachment an address names. */
export const attachmentPath = z.object({ attachmentId });

/** 附件: what an upload is answered with, and where it stands later; orders then refer to the id (P1.6). */
export const uploadedAttachment = z
  .object({
    attachmentId,
    name: z.string().meta({ title: '文件名', description: '保存下来的文件名' }),
    size: z.int().min(0).meta({ title: '大小', description: '单位：字节' }),
    digest: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .meta({ title: '摘要', description: '内容的 SHA-256，小写十六进制，前缀 sha256:；请与本地文件核对' }),
    state: codeOf(attachmentState, '为 clean 或 unscanned 时可在工单中引用；quarantined 为待检查'),
  })
  .meta({ title: '附件' });
