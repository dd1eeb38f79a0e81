import type { RequestHandler } from 'express';
import type { Logger } from '../../domain/shared/logger.ts';

/** One line per request: method, path without query, status, time. Headers, query and bodies are never logged. */
export function accessLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.on('finish', () => {
      logger.info(
        {
          requestId: response.getHeader('x-request-id'),
          method: request.method,
          path: request.originalUrl.split('?', 1)[0],
          status: response.statusCode,
          ms: Math.round(performance.now() - startedAt),
        },
        'request',
      );
    });
    next();
  };
}
