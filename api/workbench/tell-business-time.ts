import type { RequestHandler } from 'express';
import type { Clock } from '../../domain/shared/clock.ts';

/** Tells pages the business time with every answer: "还剩 2 天" is counted from it, not from the clock of somebody's machine. */
export function tellBusinessTime(clock: Clock): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('X-Business-Time', clock.now().toISOString());
    next();
  };
}
