import type { Answers } from '../consultation/ports.ts';
import { checkForm, type OwnForm } from '../order/check-form.ts';
import type { NewOrder } from '../order/intake-ports.ts';
import { moveOrder, type MoveRepositories } from '../order/move-order.ts';
import type { FormFacts } from '../order/new-order.ts';
import { openOrder, startOrder, type OpenOrderRepositories } from '../order/open-order.ts';
import type { OrderRouting, OrderType } from '../order/ports.ts';
import { messageNames } from '../engine-command/message-names.ts';
import type { AnonymityRule } from '../order/anonymity-rule.ts';
import type { Modes } from '../platform/modes.ts';
import type { RegionRepository } from '../region/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import type { CallOutcome, CallRecord, Calls } from './ports.ts';
import { takeCall } from './take-call.ts';

type Repositories = OpenOrderRepositories & MoveRepositories & { calls: Calls; modes: Modes; answers: Answers; regions: Pick<RegionRepository, 'find'> };
type Deps = { inTransaction: InTransaction<Repositories>; clock: Clock; newId: () => string };
type Ids = { user: User; callId: string };

/** What a call became. */
export type EndedCall = { orderId: string; acceptanceNo: string };

/** The agent submits the record (P6.2): it skips 初审 and is the province's to handle. Errors: `takeCall`, `validation-failed`, `region-unknown`. */
export async function submitCall(deps: Deps, input: Ids & OwnForm): Promise<EndedCall> {
  return endCall(deps, input, { outcome: 'submitted', facts: (context) => checkedFacts(input, context) });
}

/** The agent answered on the spot: the order is recorded with its answer and has ended (P6.2). Errors as `submitCall`. */
export async function answerCall(deps: Deps, input: Ids & OwnForm & { answer: string }): Promise<EndedCall> {
  return endCall(deps, input, { outcome: 'answered', text: input.answer, facts: (context) => checkedFacts(input, context) });
}

/** The call is none of ours: recorded with the reason, not accepted (P6.2). Errors: those of `takeCall`. */
export async function refuseCall(deps: Deps, input: Ids & { type: OrderType; reason: string }): Promise<EndedCall> {
  const facts = () => Promise.resolve({ anonymous: false, confidential: false, content: input.reason });
  return endCall(deps, input, { outcome: 'outOfScope', text: input.reason, facts });
}

type Context = { call: CallRecord; repositories: Repositories; rule: AnonymityRule; now: Date };
type End = { outcome: CallOutcome; text?: string; facts: (context: Context) => Promise<FormFacts> };

const early = {
  answered: { to: 'answered_on_call', action: 'call.answered' },
  outOfScope: { to: 'not_accepted', action: 'call.refused' },
} as const;

async function endCall(deps: Deps, input: Ids & { type: OrderType }, end: End): Promise<EndedCall> {
  const { user, type } = input;
  return deps.inTransaction(async (repositories) => {
    const call = await takeCall(repositories.calls, input, ['open']);
    const { anonymityRule: rule } = await repositories.modes.ofProvince(call.provinceUnitId);
    const now = deps.clock.now();
    const facts = await end.facts({ call, repositories, rule, now });
    const { callerNumber, calledAt } = call;
    const known = { agentNumber: user.login, callerNumber, calledAt, provinceCode: call.provinceUnitId, provinceUnitId: call.provinceUnitId };
    const detail = { callRecordId: call.id };
    const given = { ...facts, ...known, id: deps.newId(), type, source: 'call' } as const;
    const order = await openOrder(repositories, deps.clock, given, { action: 'call.registered', actor: actorOf(user), detail });
    if (end.outcome !== 'submitted') {
      const { to, action } = early[end.outcome];
      const routing: OrderRouting | undefined = await repositories.orders.lock(order.id);
      if (!routing) throw new Error('an order that was just inserted is not there');
      await moveOrder({ ...repositories, clock: deps.clock }, routing, { to, action, actor: actorOf(user), detail, ...(end.text === undefined ? {} : { text: end.text }) });
    }
    if (end.outcome === 'answered' && end.text !== undefined) await keepAnswer(repositories, order, { user, answer: end.text, now });
    await startOrder(repositories, order, { message: messageNames.callRecorded });
    await repositories.calls.end(call.id, { outcome: end.outcome, orderId: order.id, at: now });
    return { orderId: order.id, acceptanceNo: order.acceptanceNo };
  });
}

async function keepAnswer({ answers }: Repositories, order: NewOrder, { user, answer, now }: { user: User; answer: string; now: Date }) {
  const place = { orderId: order.id, runNo: 1, version: 1, unitId: user.unitId };
  await answers.write({ ...place, answeredBy: user.id, answeredAt: now, answer, state: 'submitted' }, undefined);
}

/** The form with the facts of its call, which are not the form's to give (P1.2). */
async function checkedFacts(input: Ids & OwnForm, { call, repositories, rule, now }: Context): Promise<FormFacts> {
  const known = { agentNumber: input.user.login, callerNumber: call.callerNumber, calledAt: call.calledAt };
  return checkForm(repositories.regions, input, { known, now, anonymityRule: rule });
}
