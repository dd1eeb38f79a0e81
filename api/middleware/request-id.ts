import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Gives each request an id that answers and logs share; what a caller sends under this name isn't taken over. */
export const requestId: RequestHandler = (_request, response, next) => {
  response.setHeader('x-request-id', randomUUID());
  next();
};
