import type { RequestHandler, Response } from 'express';
import { DomainError } from '../../domain/shared/domain-error.ts';
import type { User } from '../../domain/user/user.ts';
import type { SessionCookie } from './session-cookie.ts';

type Locals = { user?: User; sessionToken?: string };

/** Lets only requests with a session pass and keeps its user. Error: `authentication-required`. */
export function requireSession(cookie: SessionCookie, resume: (token: string) => Promise<User | undefined>): RequestHandler {
  return async (request, response, next) => {
    const token = cookie.read(request);
    const user = token === undefined ? undefined : await resume(token);
    if (token === undefined || !user) throw new DomainError('authentication-required', '请先登录；登录可能已因超时失效。');
    const locals = response.locals as Locals;
    locals.user = user;
    locals.sessionToken = token;
    next();
  };
}

/** The user of a request behind `requireSession`. */
export function userOf(response: Response): User {
  const { user } = response.locals as Locals;
  if (!user) throw new Error('the route is not behind requireSession');
  return user;
}

/** The token of that user's session. */
export function sessionTokenOf(response: Response): string {
  const { sessionToken } = response.locals as Locals;
  if (sessionToken === undefined) throw new Error('the route is not behind requireSession');
  return sessionToken;
}
