import type { RequestHandler } from 'express';
import { DomainError } from '../../domain/shared/domain-error.ts';

const reading = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Changing requests must come from our own pages: the custom header can't be set across origins without a preflight that
 * we never allow, and a browser's Origin must be ours (security C5, CSRF). Error: `origin-refused`.
 */
export function refuseForeignOrigin(publicUrl: string): RequestHandler {
  const { origin: own } = new URL(publicUrl);
  return (request, _response, next) => {
    const origin = request.get('Origin');
    const site = request.get('Sec-Fetch-Site');
    const isOurs = (origin === undefined || origin === own) && (site === undefined || site === 'same-origin' || site === 'none');
    if (reading.includes(request.method) || (isOurs && request.get('X-Requested-With') === '12317')) {
      next();
      return;
    }
    throw new DomainError('origin-refused', '请求来源不被允许；请从本系统页面操作。');
  };
}
