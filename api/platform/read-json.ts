import type { Request } from 'express';
import { DomainError } from '../../domain/shared/domain-error.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON value of a raw body. Errors: `unsupported-media-type`, `bad-request`; neither quotes the body. */
export function readJson(request: Request): unknown {
  if (!request.is('application/json')) throw new DomainError('unsupported-media-type', '请求体须为 application/json，UTF-8 编码。');
  const body: unknown = request.body;
  try {
    return JSON.parse(utf8.decode(body instanceof Uint8Array ? body : new Uint8Array()));
  } catch {
    throw new DomainError('bad-request', '请求体不是有效的 UTF-8 JSON。');
  }
}
