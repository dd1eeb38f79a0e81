import { z } from 'zod';
import { orderRunVariables } from '../order/order-variables.ts';

/** What the steps of a 补正 request read. */
export const supplementVariables = orderRunVariables.extend({ supplementRequestId: z.uuid() });
