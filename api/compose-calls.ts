import { randomUUID } from 'node:crypto';
import { answerCall, refuseCall, submitCall } from '../domain/call/end-call.ts';
import { dropCall, saveCallDraft } from '../domain/call/keep-call.ts';
import { openCall, openCallByHand } from '../domain/call/open-call.ts';
import { listCalls, readCall } from '../domain/call/read-calls.ts';
import type { OrderSearch } from '../domain/order-page/search-orders.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import type { CallServices } from './workbench/call-routes.ts';

/** The use cases of the seat page, over one set of ports (P6.1, P6.2). */
export function composeCalls(parts: Pick<Adapters, 'inTransaction' | 'clock'> & { orderSearch: OrderSearch }): CallServices {
  const deps = { ...parts, newId: randomUUID };
  return {
    listCalls: (input) => listCalls(deps, input),
    modesOf: (provinceCode) => deps.inTransaction(({ modes }) => modes.ofProvince(provinceCode)),
    openCallByHand: (input) => openCallByHand(deps, input),
    readCall: (input) => readCall(deps, input),
    openCall: (input) => openCall(deps, input),
    saveCallDraft: (input) => saveCallDraft(deps, input),
    dropCall: (input) => dropCall(deps, input),
    submitCall: (input) => submitCall(deps, input),
    answerCall: (input) => answerCall(deps, input),
    refuseCall: (input) => refuseCall(deps, input),
  };
}
