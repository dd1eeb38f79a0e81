import type { RequestHandler } from 'express';

const headers = new Map([
  ['Cache-Control', 'no-store'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
  ['X-Content-Type-Options', 'nosniff'],
]);

/** What answers to machines carry: kept by nobody, shown in no page. Pages have the full set of `helmet` instead. */
export const machineHeaders: RequestHandler = (_request, response, next) => {
  response.setHeaders(headers);
  next();
};
