import { pino, type DestinationStream } from 'pino';
import type { Logger } from '../domain/shared/logger.ts';
import { redactFields, redactMessage } from './log-redaction.ts';

/**
 * The application's log: one JSON object a line on standard output, times in ISO form. `name` is the process.
 * Every field and message passes the redaction, so that a careless line costs a detail, never a person's data.
 */
export function createLogger(settings: { name: string; level: string; destination?: DestinationStream }): Logger {
  const options = {
    name: settings.name,
    level: settings.level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: (fields: Record<string, unknown>) => redactFields(fields) },
    // pino's own serializer would look into what the redaction made of an error.
    serializers: { err: (error: unknown) => error },
    hooks: {
      logMethod(this: pino.Logger, args: Parameters<pino.LogFn>, method: pino.LogFn) {
        const [fields, message, ...rest] = args as [unknown, unknown, ...unknown[]];
        const redacted = [fields, message, ...rest].map((arg) => (typeof arg === 'string' ? redactMessage(arg) : arg));
        method.apply(this, redacted as Parameters<pino.LogFn>);
      },
    },
  };
  return settings.destination ? pino(options, settings.destination) : pino(options);
}
