import type { CookieOptions, Request, Response } from 'express';

/** The cookie that carries the session token. */
export type SessionCookie = {
  read(request: Request): string | undefined;
  set(response: Response, token: string): void;
  clear(response: Response): void;
};

/**
 * HttpOnly, SameSite=Lax, for the whole origin. On https it is `__Host-` and Secure, so that no other host of the domain
 * can plant it; it has no expiry: the server's limits end the session (security C5).
 */
export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = new URL(publicUrl).protocol === 'https:';
  const name = secure ? '__Host-sid' : 'sid';
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/' };
  return {
    read: (request) => {
      const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('=', 2));
      return pairs.find(([key]) => key === name)?.[1];
    },
    set: (response, token) => response.cookie(name, token, options),
    clear: (response) => response.clearCookie(name, options),
  };
}
