import type { ErrorCode } from './error-codes.ts';

/** One wrong field: where (JSON Pointer), a stable code, and for people what was wrong and what is allowed. */
export type FieldProblem = { pointer: string; code: string; detail: string };

/** Further facts of a failure. Never personal data: it reaches responses and logs. */
export type DomainErrorContext = {
  /** Every wrong field, when the failure is about fields. */
  problems?: readonly FieldProblem[];
  /** What the caller may do instead, when the failure is about state. */
  availableActions?: readonly string[];
};

/**
 * An expected failure of the business: a code from the one list and a Chinese sentence about this occurrence.
 * Thrown, so that the surrounding transaction rolls back. Programming faults stay plain `Error`.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly context: DomainErrorContext;

  constructor(code: ErrorCode, detail: string, context: DomainErrorContext = {}) {
    super(`${code}: ${detail}`);
    this.name = 'DomainError';
    this.code = code;
    this.detail = detail;
    this.context = context;
  }
}
