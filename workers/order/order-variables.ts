import { z } from 'zod';

/** Which round of which order an instance runs; every worker reads these. */
export const orderRunVariables = z.object({
  /** UUID of the order. */
  orderId: z.uuid(),
  /** Round, from 1; 重办 opens the next. */
  runNo: z.int().min(1),
});

/** The variables of a worker behind a message: the id of the command that published it. */
export const commandVariables = orderRunVariables.extend({ commandId: z.uuid() });
