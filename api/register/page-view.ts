import type { z } from 'zod';
import type { OrderState } from '../../domain/order/read-order-state.ts';
import type { PageView } from '../../domain/page-call/read-page.ts';
import type { pageOrder, registrationPage } from '../contract/register/page.ts';

const orderView = (order: OrderState): z.input<typeof pageOrder> => ({
  acceptanceNo: order.acceptanceNo,
  orderType: order.type,
  status: order.status,
  round: order.runNo,
  receivedAt: order.acceptedAt.toISOString(),
  ...(order.endedAt ? { endedAt: order.endedAt.toISOString() } : {}),
});

/** A page as its browser gets it. `now` is business time, by which 来电时间 and 办结日期 are judged. */
export function pageView(view: PageView, now: Date): z.input<typeof registrationPage> {
  const { launch, draft, order } = view;
  const { purpose } = launch;
  return {
    launchId: launch.id,
    purpose: purpose.kind,
    platformName: view.platformName,
    provinceCode: view.provinceCode,
    frameOrigins: launch.frameOrigins,
    sessionUntil: (launch.sessionUntil ?? now).toISOString(),
    now: now.toISOString(),
    anonymityRule: view.anonymityRule,
    agentNumber: launch.agentNumber,
    call:
      purpose.kind === 'progress'
        ? null
        : {
            orderType: purpose.orderType,
            platformOrderNo: purpose.platformOrderNo,
            callId: purpose.callId,
            callerNumber: purpose.callerNumber,
            calledAt: purpose.calledAt,
          },
    finishBy: view.finishBy ?? null,
    draft: draft ? { content: JSON.parse(draft.content) as Record<string, unknown>, savedAt: draft.savedAt.toISOString() } : null,
    order: order ? orderView(order) : null,
  };
}
