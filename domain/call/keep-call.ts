import type { AuditTrail } from '../audit/ports.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import type { Calls } from './ports.ts';
import type { CallDraft } from './schema.ts';
import { takeCall } from './take-call.ts';

type Deps = { inTransaction: InTransaction<{ calls: Calls; audit: AuditTrail }> };

/** Keeps what the agent has typed, encrypted (P6.1). Errors: those of `takeCall`. */
export async function saveCallDraft(deps: Deps, input: { user: User; callId: string; draft: CallDraft }): Promise<void> {
  await deps.inTransaction(async ({ calls }) => {
    const call = await takeCall(calls, input, ['open', 'dropped']);
    await calls.saveDraft(call.id, input.draft);
  });
}

/** The call broke off: its draft stays for calling back (P6.2). Errors: those of `takeCall`. */
export async function dropCall(deps: Deps, input: { user: User; callId: string }): Promise<void> {
  await deps.inTransaction(async ({ calls, audit }) => {
    const call = await takeCall(calls, input, ['open']);
    await calls.change(call.id, { state: 'dropped' });
    await audit.record({ action: 'call.dropped', actor: actorOf(input.user), detail: { callRecordId: call.id } });
  });
}
