import { pino } from 'pino';
import type { Logger } from '../domain/shared/logger.ts';

/**
 * What a log line tells of an error: its kind, code, words and stack. A database error also carries the statement with
 * its values and the row it met; those stay out.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  const isSql = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const message = isSql ? error.message.slice(error.message.lastIndexOf(' - ') + 1).replace(/^- /, '') : error.message;
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return { kind: error.name, ...(code === undefined ? {} : { code }), message, stack: frames.join('\n') };
}

/** The application's log: one JSON object a line on standard output, times in ISO form. `name` is the process. */
export function createLogger(settings: { name: string; level: string }): Logger {
  return pino({
    name: settings.name,
    level: settings.level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  });
}
