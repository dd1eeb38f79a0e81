import type { z } from 'zod';
import type { problem } from '../../api/contract/problem.ts';
import { text } from '../text/zh-CN.ts';

type Problem = z.output<typeof problem>;

/** A refusal of the server, or no answer at all (`code` is then `network`). Its message is fit to be shown. */
export class RequestProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: Problem['errors'];
  readonly requestId: string | undefined;

  constructor(status: number, body: Partial<Problem> | undefined) {
    super(body?.detail ?? (status === 0 ? text.problem.network : text.problem.unknown));
    this.status = status;
    this.code = body?.code ?? (status === 0 ? 'network' : 'unknown');
    this.errors = body?.errors;
    this.requestId = body?.instance?.replace('urn:uuid:', '');
  }

  /** What to do now, where there is something to say. */
  get hint(): string | undefined {
    return text.problem.hints[this.code];
  }
}

/** Anything thrown, as a problem. */
export function toProblem(error: unknown): RequestProblem {
  return error instanceof RequestProblem ? error : new RequestProblem(-1, undefined);
}
