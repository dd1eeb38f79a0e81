import { z } from 'zod';
import { difference, ourEntry } from '../../domain/manifest/schema.ts';
import { instant } from '../../domain/shared/schema.ts';

export { theirManifest } from '../../domain/manifest/schema.ts';

/** The day a manifest is of: civil time in China. */
export const manifestPath = z.object({ date: z.iso.date().meta({ title: '日期', description: '北京时间，如 2026-11-23' }) });

/** Our list of a day. */
export const manifest = z
  .object({ date: z.string().meta({ title: '日期' }), orders: z.array(ourEntry).meta({ title: '工单', description: '当日受理，或当日生成过消息的工单' }) })
  .meta({ title: '对账清单' });

/** What a comparison came to. */
export const manifestComparison = z
  .object({
    date: z.string().meta({ title: '日期' }),
    comparedAt: instant.meta({ title: '比对时间' }),
    orderCount: z.int().meta({ title: '本平台工单数' }),
    differences: z.array(difference).meta({ title: '差异', description: '空列表表示一致' }),
  })
  .meta({ title: '对账结果' });

