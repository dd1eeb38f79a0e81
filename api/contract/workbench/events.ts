import { z } from 'zod';

/** Which order a page shows, if any: it then hears of that order's changes too. */
export const eventsQuery = z.strictObject({ orderId: z.uuid().exactOptional().meta({ title: '页面上的工单' }) }).meta({ title: '实时更新' });
