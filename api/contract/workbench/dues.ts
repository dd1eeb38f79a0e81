import { z } from 'zod';
import { freeText, instant } from '../../../domain/shared/schema.ts';

const text = z.string();
const orNull = <S extends z.ZodType>(schema: S) => schema.nullable();

/** One due of an order with how it came about (P5.2). */
export const dueView = z
  .strictObject({
    id: z.uuid(),
    name: text.meta({ title: '期限', description: 'order 办结期限、unit 本级办理期限、initialReview 初审期限、review 审核期限，以及自主申报各环节' }),
    runNo: z.int().min(1).meta({ title: '轮次' }),
    unitId: orNull(text),
    unitName: orNull(text).meta({ title: '单位', description: '12345 的办结期限没有单位' }),
    startsAt: instant.meta({ title: '起算' }),
    dueAt: instant.meta({ title: '届满' }),
    state: z.enum(['open', 'closed']).meta({ title: '状态', description: 'open 计时中，closed 已了结' }),
    closedAt: orNull(instant).meta({ title: '了结时间' }),
    isProvisional: z.boolean().meta({ title: '暂定', description: '所跨年份的放假安排尚未公布' }),
    isPaused: z.boolean().meta({ title: '暂停计时' }),
    explanation: text.meta({ title: '计算说明' }),
    cards: z.array(z.strictObject({ card: z.enum(['yellow', 'red', 'escalation']), dueAt: instant.meta({ title: '当时的期限' }), firedAt: instant.meta({ title: '出牌时间' }) })).meta({ title: '黄牌、红牌、升级' }),
    movableUntil: orNull(instant).meta({ title: '可调整到', description: '本单位可以调整此期限时，最晚到何时' }),
  })
  .meta({ title: '期限' });

export const orderDues = z.strictObject({ dues: z.array(dueView) }).meta({ title: '工单的期限' });

/** Moves the inner due of the unit below (P4.4). */
export const dueMoveBody = z
  .strictObject({ dueAt: instant.meta({ title: '新的期限' }), reason: freeText(500).meta({ title: '理由' }) })
  .meta({ title: '调整下级期限' });

export type DueView = z.output<typeof dueView>;
