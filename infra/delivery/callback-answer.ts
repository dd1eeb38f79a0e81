import type { AttemptRecord } from '../../domain/delivery/ports.ts';
import type { SendResult } from '../../domain/delivery/retry-schedule.ts';

/** What came back, as far as it was read: `text` is `undefined` where the answer was longer than the cap. */
export type CallbackAnswer = { status: number; contentType: string; retryAfter: string | undefined; text: string | undefined };

/**
 * What an answer means (P3.6): only 2xx without a business error is a receipt. A business error is a JSON object whose
 * `code` is there and isn't 0. A web page with status 200 is what a gateway or a login answers, so it is none either.
 */
export function judgeAnswer(answer: CallbackAnswer, durationMs: number, now: Date): SendResult {
  const { status } = answer;
  const attempt = (outcome: AttemptRecord['outcome']): AttemptRecord => ({ outcome, httpStatus: status, durationMs });
  if (status >= 300 && status < 400) return { attempt: attempt('redirect') };
  if (status < 200 || status >= 400) {
    const retryAfterMs = retryAfterOf(answer.retryAfter, now);
    return { attempt: attempt('httpError'), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  const code = businessCodeOf(answer);
  return code === undefined ? { attempt: attempt('delivered') } : { attempt: attempt('businessError'), answerCode: code };
}

/** The code of the business error, `undefined` where there is none. Its message is not taken: it may name people. */
function businessCodeOf({ text, contentType }: CallbackAnswer): string | undefined {
  if (text === undefined) return 'answer-too-long';
  if (/^text\/html|^application\/xhtml/i.test(contentType) || /^\s*<(?:!doctype|html)/i.test(text)) return 'answer-is-page';
  const code = codeMember(text);
  if (code === undefined || code === null || code === 0 || code === '0') return undefined;
  const named = typeof code === 'string' || typeof code === 'number' ? String(code) : '';
  return /^[\w.-]{1,32}$/.test(named) ? named : 'code-malformed';
}

function codeMember(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  } catch {
    // Platforms answer "success", "ok", or nothing at all.
    return undefined;
  }
}

/** `Retry-After` in seconds or as an HTTP date, as milliseconds from `now`; what can't be read or lies behind is ignored. */
function retryAfterOf(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return ms > 0 ? ms : undefined;
}
