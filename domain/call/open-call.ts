import type { AuditTrail } from '../audit/ports.ts';
import { assertCallTransfer, type Modes } from '../platform/modes.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import type { Calls } from './ports.ts';
import { assertSeatAgent, takeCall } from './take-call.ts';

type Repositories = { calls: Calls; modes: Modes; audit: AuditTrail };
type Deps = { inTransaction: InTransaction<Repositories>; clock: Clock };

/**
 * The agent takes an announced call, or calls a dropped one back (P6.1, P6.2); from now on it is theirs.
 * Errors: those of `takeCall`.
 */
export async function openCall(deps: Deps, input: { user: User; callId: string }): Promise<void> {
  await deps.inTransaction(async ({ calls, audit }) => {
    const call = await takeCall(calls, input, ['announced', 'dropped']);
    await calls.change(call.id, { state: 'open', agentId: input.user.id });
    const action = call.state === 'dropped' ? 'call.calledBack' : 'call.opened';
    await audit.record({ action, actor: actorOf(input.user), detail: { callRecordId: call.id } });
  });
}

/**
 * The agent opens a record by hand where nothing announced the call (P6.1). Returns its id.
 * Errors: `right-required`, `mode-not-enabled`.
 */
export async function openCallByHand(
  deps: Deps & { newId: () => string },
  input: { user: User; callerNumber: string },
): Promise<{ id: string }> {
  assertSeatAgent(input.user);
  return deps.inTransaction(async ({ calls, modes, audit }) => {
    assertCallTransfer(await modes.ofProvince(input.user.unitId));
    const now = deps.clock.now();
    const id = deps.newId();
    await calls.insert({
      id,
      provinceUnitId: input.user.unitId,
      platformId: null,
      callId: null,
      callerNumber: input.callerNumber,
      calledAt: now,
      recordedAt: now,
      state: 'open',
      targetLogin: null,
      agentId: input.user.id,
    });
    await audit.record({ action: 'call.opened', actor: actorOf(input.user), detail: { callRecordId: id, byHand: true } });
    return { id };
  });
}
