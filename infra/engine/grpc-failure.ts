import type { EngineFailure, EngineFailureReason } from '../../domain/engine/ports.ts';

/** gRPC status codes that the engine and the connection to it answer with. */
const grpc = {
  CANCELLED: 1, UNKNOWN: 2, DEADLINE_EXCEEDED: 4, NOT_FOUND: 5, ALREADY_EXISTS: 6, RESOURCE_EXHAUSTED: 8, ABORTED: 10,
  INTERNAL: 13, UNAVAILABLE: 14,
} as const; // prettier-ignore

/** The connection never came up, so nothing was sent; any other loss leaves open whether the engine executed it. */
const neverSent = /No connection established|Name resolution failed|ECONNREFUSED|EHOSTUNREACH|ENOTFOUND/;

function reasonOf(code: number | undefined, message: string): EngineFailureReason {
  switch (code) {
    case grpc.NOT_FOUND:
      return 'notFound';
    case grpc.ALREADY_EXISTS:
      return 'alreadyExists';
    case grpc.RESOURCE_EXHAUSTED:
      return 'resourceExhausted';
    case grpc.UNAVAILABLE:
      return neverSent.test(message) ? 'unavailable' : 'unknownOutcome';
    case grpc.CANCELLED:
    case grpc.UNKNOWN:
    case grpc.DEADLINE_EXCEEDED:
    case grpc.ABORTED:
    case grpc.INTERNAL:
      return 'unknownOutcome';
    default:
      return 'rejected';
  }
}

/** What an error of the SDK means. An error without a gRPC code was made before sending: repeating changes nothing. */
export function toEngineFailure(error: unknown): EngineFailure {
  const message = error instanceof Error ? error.message : String(error);
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return { ok: false, reason: reasonOf(typeof code === 'number' ? code : undefined, message), detail: message };
}
