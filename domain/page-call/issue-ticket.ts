import type { AuditTrail } from '../audit/ports.ts';
import type { OrderStates } from '../order/read-order-state.ts';
import { readOrderState } from '../order/read-order-state.ts';
import type { OrderType } from '../order/ports.ts';
import { assertMaySubmit } from '../platform/assert-may-submit.ts';
import type { Platform } from '../platform/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { inFutureDetail, isInFuture } from '../shared/instant.ts';
import { launchLimits, type LaunchPurpose } from './launch.ts';
import type { FrameOrigins, Launches, LaunchTokens } from './ports.ts';
import type { LaunchRequest } from './schema.ts';

/** Ends a call's id into an order number of the platform, where 12345 has none yet. */
const endings: Record<OrderType, string> = { complaint: 'TS', consultation: 'ZX', declaration: 'SB' };

/** Scheme, host and port: anything else has no place in a frame policy. */
const originPattern = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/i;

/** A ticket for one page; `frameOrigins` are those in whose pages it may be embedded. */
export type IssuedTicket = { ticket: string; expiresAt: Date; purpose: LaunchPurpose; frameOrigins: string[] };

type Deps = {
  launches: Launches;
  origins: FrameOrigins;
  orderStates: OrderStates;
  inTransaction: InTransaction<{ audit: AuditTrail }>;
  tokens: LaunchTokens;
  clock: Clock;
  wallClock: Clock;
  newId: () => string;
};

/**
 * Issues a ticket for one page (P2.1): random, good once and for 60 s, bound to platform, agent and the platform's frame
 * origins. Errors: `platform-not-live`, `mode-not-enabled`, `validation-failed` (a call in the future), `not-found` (an
 * order of nobody or of another platform).
 */
export async function issueTicket(
  deps: Deps,
  input: { platform: Platform; request: LaunchRequest },
): Promise<IssuedTicket> {
  const { platform, request } = input;
  assertMaySubmit(platform, 'page');
  if (request.purpose === 'progress') await readOrderState(deps, { platformId: platform.id, acceptanceNo: request.acceptanceNo });
  const purpose = purposeOf(request, deps.clock.now());
  const { token: ticket, tokenHash } = deps.tokens.create();
  const frameOrigins = (await deps.origins.ofPlatform(platform.id)).filter((origin) => originPattern.test(origin));
  const expiresAt = new Date(deps.wallClock.now().getTime() + launchLimits.ticketMs);
  const launch = { id: deps.newId(), platformId: platform.id, agentNumber: request.agentNumber, frameOrigins, purpose, sessionUntil: null };
  const detail = { launchId: launch.id, agentNumber: launch.agentNumber, purpose: purpose.kind, ...(purpose.kind === 'register' ? { type: purpose.orderType } : {}) };
  await deps.inTransaction(({ audit }) => audit.record({ action: 'page.launched', actor: { kind: 'platform', id: platform.id }, detail }));
  await deps.launches.issue(launch, { hash: tokenHash, expiresAt });
  return { ticket, expiresAt, purpose, frameOrigins };
}

function purposeOf(request: LaunchRequest, now: Date): LaunchPurpose {
  if (request.purpose === 'progress') return { kind: 'progress', acceptanceNo: request.acceptanceNo };
  const { orderType, callId, callerNumber, calledAt } = request;
  if (isInFuture(calledAt, now))
    throw new DomainError('validation-failed', '来电时间不符合要求，未签发页面调用票据。', {
      problems: [{ pointer: '/calledAt', code: 'in-future', detail: `来电时间：${inFutureDetail}` }],
    });
  return { kind: 'register', orderType, platformOrderNo: request.platformOrderNo ?? `${callId}-${endings[orderType]}`, callId, callerNumber, calledAt };
}
