import type { RequestHandler } from 'express';
import helmet from 'helmet';

const oneYearS = 31_536_000;

/** Whether people and machines reach us by https; only then may a browser be told to stay with it. */
const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/** What answers to machines carry: kept by nobody, shown in no page. */
export function machineHeaders(publicUrl: string): RequestHandler {
  const headers = new Map([
    ['Cache-Control', 'no-store'],
    ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
    ['X-Content-Type-Options', 'nosniff'],
  ]);
  if (isHttps(publicUrl)) headers.set('Strict-Transport-Security', `max-age=${oneYearS}; includeSubDomains`);
  return (_request, response, next) => {
    response.setHeaders(headers);
    next();
  };
}

/** What pages and everything beside them carry; pages set a stricter policy of their own. */
export function pageHeaders(publicUrl: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        // Behind plain http a browser would ask for each script and style by https, and get none.
        upgradeInsecureRequests: isHttps(publicUrl) ? [] : null,
      },
    },
    strictTransportSecurity: isHttps(publicUrl) ? { maxAge: oneYearS } : false,
  });
}
