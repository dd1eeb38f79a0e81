import type { RequestHandler, Response } from 'express';
import type { Launch, LaunchedCall } from '../../domain/page-call/launch.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';

/** Lets only requests with a page's token pass and keeps its launch. Error: `page-session-over`. */
export function requirePage(resume: (token: string) => Promise<Launch>): RequestHandler {
  return async (request, response, next) => {
    const token = /^Bearer ([\w-]{20,100})$/.exec(request.get('Authorization') ?? '')?.[1];
    if (token === undefined) throw new DomainError('page-session-over', '请在12345系统中打开页面。');
    response.locals['launch'] = await resume(token);
    next();
  };
}

/** The launch of a request behind `requirePage`. */
export const launchOf = (response: Response): Launch => response.locals['launch'] as Launch;

/** The call that the page registers; a page for looking up progress has none. Error: `not-found`. */
export function callOf(response: Response): LaunchedCall {
  const { purpose } = launchOf(response);
  if (purpose.kind !== 'register') throw new DomainError('not-found', '此页面不用于登记工单。');
  return purpose;
}
