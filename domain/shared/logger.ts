/** Facts of a log line: ids, counts, codes. Never personal data, never variables of the case. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Structured log of the product; `message` is a short constant sentence, everything that varies is a field. */
export type Logger = {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
};
