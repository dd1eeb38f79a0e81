import { Router } from 'express';
import type { OrderState } from '../../domain/order/read-order-state.ts';
import { platformOf } from './authenticate-platform.ts';

/** The use case behind this route, with its ports already given. */
export type OrderStateServices = { readOrderState(input: { platformId: string; acceptanceNo: string }): Promise<OrderState> };

/** 查询工单状态: where an order of the asking platform stands. */
export function orderStateRoutes(services: OrderStateServices): Router {
  const router = Router();
  router.get('/orders/:acceptanceNo', async (request, response) => {
    const { acceptanceNo } = request.params;
    const state = await services.readOrderState({ platformId: platformOf(response).id, acceptanceNo });
    response.json({
      acceptanceNo: state.acceptanceNo,
      platformOrderNo: state.platformOrderNo,
      orderType: state.type,
      status: state.status,
      round: state.runNo,
      reminders: state.reminders,
      flags: state.flags,
      receivedAt: state.acceptedAt.toISOString(),
      ...(state.endedAt ? { endedAt: state.endedAt.toISOString() } : {}),
    });
  });
  return router;
}
