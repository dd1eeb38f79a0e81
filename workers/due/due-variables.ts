import { z } from 'zod';
import { orderRunVariables } from '../order/order-variables.ts';

/** The due that a `deadline` instance times. */
export const dueVariables = orderRunVariables.extend({ dueId: z.uuid() });

/** The same behind a message: with the id of the command that published it. */
export const dueCommandVariables = dueVariables.extend({ commandId: z.uuid() });
