import type { RequestHandler, Response } from 'express';
import type { Platform, Platforms } from '../../domain/platform/ports.ts';
import type { RequestNonce } from '../../domain/platform/request-signing-ports.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';

/** Verifies a request's signature and says whose it is; see api/contract/signature.ts. */
export type VerifyRequest = (request: {
  method: string;
  target: string;
  headers: Record<string, string | string[] | undefined>;
  body: Uint8Array;
}) => Promise<{ platformId: string; nonce: RequestNonce }>;

const empty = new Uint8Array();

/**
 * Lets only signed requests of a known platform through. The body must still be raw bytes (`express.raw`): the digest
 * is over what was sent, not over what a parser made of it. Replays are refused by `refuseReplays`, or by what the
 * request does.
 */
export function authenticatePlatform(verify: VerifyRequest, platforms: Platforms): RequestHandler {
  return async (request, response, next) => {
    const body: unknown = request.body;
    const { platformId, nonce } = await verify({
      method: request.method,
      target: request.originalUrl,
      headers: request.headers,
      body: body instanceof Uint8Array ? body : empty,
    });
    const platform = await platforms.find(platformId);
    if (!platform) throw new DomainError('signature-invalid', '平台签名无效');
    response.locals['platform'] = platform;
    response.locals['nonce'] = nonce;
    next();
  };
}

/** Uses up the nonce of each request before anything else is done with it. */
export function refuseReplays(useNonce: (nonce: RequestNonce) => Promise<void>): RequestHandler {
  return async (_request, response, next) => {
    await useNonce(nonceOf(response));
    next();
  };
}

/** The platform that `authenticatePlatform` found for this request. */
export function platformOf(response: Response): Platform {
  return response.locals['platform'] as Platform;
}

/** The nonce that `authenticatePlatform` found with this request. */
export function nonceOf(response: Response): RequestNonce {
  return response.locals['nonce'] as RequestNonce;
}
