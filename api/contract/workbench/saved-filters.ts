import { z } from 'zod';
import { filterChange, filterContent } from '../../../domain/saved-filter/schema.ts';

export { filterChange as filterChangeBody, filterContent as filterBody };

/** A user's own filters of both pages. */
export const filterList = z
  .strictObject({ filters: z.array(z.strictObject({ id: z.uuid(), page: z.enum(['inbox', 'search']), name: z.string(), criteria: z.record(z.string(), z.unknown()), isDefault: z.boolean() })) })
  .meta({ title: '已存的筛选' });

export const savedFilter = z.strictObject({ id: z.uuid() }).meta({ title: '已保存的筛选' });
