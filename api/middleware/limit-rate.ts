import type { Request, RequestHandler, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../domain/shared/domain-error.ts';

const windowS = 10;

/**
 * Lets each caller send so many requests in 10 s; 0 lets all pass. Error: `rate-limited`, with Retry-After in seconds.
 * Counted in the memory of the process, because a count in the database would cost more than most requests: with n
 * API processes a caller has up to n times as many.
 */
export function limitRate(requests: number, callerOf: (request: Request, response: Response) => string): RequestHandler {
  if (requests === 0) return (_request, _response, next) => next();
  const limiter = new RateLimiterMemory({ points: requests, duration: windowS });
  return async (request, response, next) => {
    await limiter.consume(callerOf(request, response)).catch((refusal: unknown) => {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      response.set('Retry-After', String(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))));
      throw new DomainError('rate-limited', '请求过于频繁，请在 Retry-After 给出的秒数之后再试；本次请求未保存任何内容。');
    });
    next();
  };
}

/** Who a connection counts as: an IPv4 address, or the /64 network of an IPv6 address, which one subscriber has to himself. */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [front = '', back] = address.split('::', 2);
  const groups = front === '' ? [] : front.split(':');
  const after = back === undefined || back === '' ? [] : back.split(':');
  const filled = back === undefined ? groups : [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0'), ...after];
  return `${filled.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
