import { z } from 'zod';

const unixSeconds = z.string().regex(/^[1-9]\d{0,11}$/);

/** A callback's headers as the platform received them (Standard Webhooks), and the digest of the body if known. */
export const callbackCheck = z
  .strictObject({
    webhookId: z.uuid().meta({ title: 'webhook-id' }),
    timestamp: unixSeconds.meta({ title: 'webhook-timestamp', description: 'Unix 秒' }),
    signature: z.string().min(1).max(1000).meta({ title: 'webhook-signature', description: '一个或多个，以空格分隔' }),
    bodySha256: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/)
      .exactOptional()
      .meta({ title: '收到的请求体的 SHA-256', description: '对原始字节计算，十六进制' }),
  })
  .meta({ title: '回调签名检查' });
export type CallbackCheck = z.output<typeof callbackCheck>;

/** What a platform's signed request consisted of; the body only as its digest. */
export const requestCheck = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).meta({ title: '方法' }),
    target: z.string().startsWith('/').max(2000).meta({ title: '路径与查询串', description: '与请求行完全一致，保持编码' }),
    keyId: z.string().min(1).max(64).meta({ title: 'X-12317-Key' }),
    algorithm: z.enum(['HMAC-SHA256', 'HMAC-SM3']).meta({ title: 'X-12317-Algorithm' }),
    timestamp: unixSeconds.meta({ title: 'X-12317-Timestamp', description: 'Unix 秒' }),
    nonce: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/).meta({ title: 'X-12317-Nonce' }),
    signature: z.string().regex(/^[0-9a-f]{64}$/).meta({ title: 'X-12317-Signature' }),
    bodyDigest: z.string().regex(/^[0-9a-f]{64}$/).meta({ title: '请求体摘要', description: '同一算法，十六进制小写；无请求体时为空串的摘要' }),
  })
  .meta({ title: '请求签名检查' });
export type RequestCheck = z.output<typeof requestCheck>;

/** What a check came to; a stable code, and what the signature should be over. */
export const signatureVerdicts = [
  'valid', 'unknownMessage', 'bodyDiffers', 'signatureDiffers', 'keyNotInForce', 'unknownKey', 'algorithmDiffers', 'tooOld',
] as const; // prettier-ignore

export type SignatureVerdict = {
  verdict: (typeof signatureVerdicts)[number];
  keyId: string | null;
  /** Between its time stamp and now, in seconds; negative for one from the future. */
  ageSeconds: number | null;
  signedText: string | null;
};
