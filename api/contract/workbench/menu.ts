import { z } from 'zod';

/** Pages beside inbox and search that the user is offered. */
export const menu = z
  .strictObject({ entries: z.array(z.enum(['seat', 'petition', 'nationalTransfer', 'knowledge'])).meta({ title: '可用页面' }) })
  .meta({ title: '菜单' });
