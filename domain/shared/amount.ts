import { z } from 'zod';

/**
 * An amount of money in yuan as decimal text with exactly two places, e.g. `12800.00`; never a binary fraction, which
 * would not come back as it was written. At most 14 digits before the point, as the database keeps it.
 */
export const amountYuan = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,13})\.\d{2}$/, { error: '应为以元计、恰好两位小数的金额，如 "12800.00"。' })
  .meta({ title: '金额数量', description: '单位：元，两位小数', examples: ['12800.00'] });
