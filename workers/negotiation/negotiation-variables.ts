import { z } from 'zod';
import { orderRunVariables } from '../order/order-variables.ts';

/** Which request of which order an instance runs; every worker of 退单协商 and 延期协商 reads these. */
export const requestVariables = orderRunVariables.extend({ requestId: z.uuid(), requestKind: z.enum(['withdrawal', 'extension']) });

/** The variables of a worker behind a message about a request. */
export const requestCommandVariables = requestVariables.extend({ commandId: z.uuid() });
