import type { z } from 'zod';
import { DomainError } from '../../domain/shared/domain-error.ts';

/** A cursor as it travels: opaque to the reader, so that what it holds may change. */
export function writeCursor(position: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a cursor back. Error: `validation-failed` for one that we did not write. */
export function readCursor<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  const parsed = schema.safeParse(parse(Buffer.from(text, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  throw new DomainError('validation-failed', '翻页游标无效，请从第一页重新查询。', {
    problems: [{ pointer: '/after', code: 'bad-format', detail: '游标无效；应为上一页给出的值。' }],
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
