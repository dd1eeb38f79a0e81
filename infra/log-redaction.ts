import { redactText } from '../domain/personal-data/redact.ts';

/**
 * Names of fields that never reach the log, whoever passes them: bodies and headers, secrets, and what people are
 * called, live, and say. Compared without case, `_` and `-`.
 */
const withheld = new Set(
  [
    'body', 'rawBody', 'headers', 'cookie', 'cookies', 'authorization', 'password', 'secret', 'token', 'signature', 'variables',
    'payload', 'envelope', 'bindings', 'parameters', 'content', 'text', 'opinion', 'personName', 'fileName', 'phone',
    'callerNumber', 'idNumber', 'address', 'detailedAddress', 'regionText', 'accused', 'findings', 'answer', 'summary',
  ].map((name) => name.toLowerCase()),
); // prettier-ignore

// A field `name` names a command as often as a person: only what is spelt like an identifier stays.
const identifier = /^[\w.:/-]{1,100}$/;
const deepest = 6;
const longestText = 2_000;

/** A log line's fields as they may be written: withheld ones removed, numbers that identify people redacted, errors described. */
export function redactFields(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redactField(name, value, depth)]));
}

/** A text of a log line, redacted and of bounded length. */
export function redactMessage(text: string): string {
  const bounded = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  return /[\d０-９]{4}/u.test(bounded) ? redactText(bounded) : bounded;
}

function redactField(name: string, value: unknown, depth: number): unknown {
  if (value === undefined || value === null) return value;
  if (withheld.has(name.replace(/[_-]/g, '').toLowerCase())) return '[removed]';
  if (typeof value !== 'string') return redactValue(value, depth + 1);
  if (name === 'name') return identifier.test(value) ? value : '[removed]';
  // Keys of the engine are as long as the numbers that are looked for.
  return /(?:Key|Id)$/.test(name) && identifier.test(value) ? value : redactMessage(value);
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactMessage(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > deepest) return '[too deep]';
  if (isError(value)) return describeError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return redactFields(value as Record<string, unknown>, depth);
}

type Thrown = { name: string; message: string; stack?: string; code?: unknown; cause?: unknown; errors?: unknown };

// By shape: an error from another realm (a worker, a test) is no instance of this one's Error.
const isError = (value: object): value is Thrown =>
  'message' in value && typeof value.message === 'string' && 'stack' in value && typeof value.stack === 'string';

/** What a log line tells of an error: its kind, code, words, frames and causes; never the other fields it carries. */
function describeError(error: Thrown, depth: number): Record<string, unknown> {
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return {
    kind: error.name,
    ...(typeof error.code === 'string' || typeof error.code === 'number' ? { code: error.code } : {}),
    ...wordsOf(error),
    stack: frames.join('\n'),
    ...(error.cause === undefined ? {} : { cause: redactValue(error.cause, depth + 1) }),
    ...(Array.isArray(error.errors) ? { errors: error.errors.map((inner) => redactValue(inner, depth + 1)) } : {}),
  };
}

/** Classes of SQLSTATE whose words quote the data at hand (data exception, constraint, raised by a trigger). */
const quotesData = /^(?:22|23|44|P0)[0-9A-Z]{3}$/;

/** A database error's words may quote the row; then only its constraint, table and column are told. */
function wordsOf(error: Thrown): Record<string, unknown> {
  if (typeof error.code !== 'string' || !quotesData.test(error.code)) return { message: redactMessage(error.message) };
  const facts = error as unknown as Record<string, unknown>;
  const told = ['constraint', 'schema', 'table', 'column', 'dataType'].filter((name) => typeof facts[name] === 'string');
  return { message: 'database refused the data', ...Object.fromEntries(told.map((name) => [name, facts[name]])) };
}
