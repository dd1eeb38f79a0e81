import { DomainError } from '../shared/domain-error.ts';
import type { User } from '../user/user.ts';
import type { CallRecord, Calls, CallState } from './ports.ts';

/** Whether the user is a seat agent; only provinces have them (附表). */
export function isSeatAgent(user: Pick<User, 'unitLevel' | 'rights'>): boolean {
  return user.unitLevel === 'province' && user.rights.includes('seatAgent');
}

/** Lets only seat agents go on. Error: `right-required`. */
export function assertSeatAgent(user: User): void {
  if (!isSeatAgent(user)) throw new DomainError('right-required', '只有省级坐席员可以接听来电。');
}

const noSuchCall = () => new DomainError('not-found', '来电不存在或不由您接听。');

/** Whether a call is the user's own, or waits for them. */
function isFor(user: User, call: CallRecord): boolean {
  if (call.agentId !== null) return call.agentId === user.id;
  return call.provinceUnitId === user.unitId && (call.targetLogin === null || call.targetLogin === user.login);
}

const stateNames: Record<CallState, string> = { announced: '待接听', open: '登记中', dropped: '待回拨', ended: '已办完' };

/**
 * Locks a call that the user is to act on, in one of the expected states; others' calls do not exist for them.
 * Errors: `right-required`, `not-found`, `call-conflict`.
 */
export async function takeCall(calls: Calls, input: { user: User; callId: string }, expected: readonly CallState[]): Promise<CallRecord> {
  assertSeatAgent(input.user);
  const call = await calls.lock(input.callId);
  if (!call || !isFor(input.user, call)) throw noSuchCall();
  if (!expected.includes(call.state)) throw new DomainError('call-conflict', `该来电${stateNames[call.state]}，不能执行此操作；请刷新后再看。`);
  return call;
}
