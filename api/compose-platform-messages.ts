import { cancelOrder } from '../domain/platform-message/cancel-order.ts';
import { rehandleOrder } from '../domain/platform-message/rehandle-order.ts';
import { remindOrder } from '../domain/platform-message/remind-order.ts';
import { supplementOrder } from '../domain/platform-message/supplement-order.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import type { MessageServices } from './platform/message-routes.ts';

/** What platforms say about their orders, over one set of ports. */
export function composePlatformMessages(deps: Pick<Adapters, 'inTransaction' | 'clock'>): MessageServices {
  return {
    remindOrder: (input) => remindOrder(deps, input),
    supplementOrder: (input) => supplementOrder(deps, input),
    cancelOrder: (input) => cancelOrder(deps, input),
    rehandleOrder: (input) => rehandleOrder(deps, input),
  };
}
