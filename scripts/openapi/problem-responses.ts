import type { Operation } from '../../api/contract/operation.ts';
import { problemStatus } from '../../api/problems/registry.ts';
import { errorCodes, type ErrorCode } from '../../domain/shared/error-codes.ts';

const bySecurity: Record<Operation['security'], readonly ErrorCode[]> = {
  platform: ['signature-invalid', 'signature-expired', 'request-replayed'],
  session: ['authentication-required', 'right-required'],
  page: ['page-session-over', 'origin-refused'],
  none: [],
};

/** Every failure code an operation can answer with: its own, and those of its security and of having a body. */
function codesOf(operation: Operation): ErrorCode[] {
  const body: ErrorCode[] = operation.body ? ['bad-request', 'unsupported-media-type', 'payload-too-large'] : [];
  const always: ErrorCode[] = ['rate-limited', 'internal-error', 'database-unavailable'];
  return [...new Set([...operation.problems, ...bySecurity[operation.security], ...body, ...always])];
}

/** The refusals of an operation by HTTP status, each naming its codes with their meaning. */
export function problemResponses(operation: Operation): Record<string, unknown> {
  const byStatus = Map.groupBy(codesOf(operation), (code) => problemStatus[code]);
  const sorted = [...byStatus].sort(([one], [other]) => one - other);
  return Object.fromEntries(
    sorted.map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\` ${errorCodes[code]}`).join('；'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}
