import { z } from 'zod';
import { instant } from '../../../domain/shared/schema.ts';
import { supervisionDecision, supervisionDemand, supervisionReply } from '../../../domain/supervision/schema.ts';

export { supervisionDecision as supervisionDecisionBody, supervisionDemand as supervisionDemandBody, supervisionReply as supervisionReplyBody };

const text = z.string();
const orNull = <S extends z.ZodType>(schema: S) => schema.nullable();

/** The 督办单 of an order with their replies, newest first (P5.4). */
export const supervisionList = z
  .strictObject({
    supervisions: z.array(
      z.strictObject({
        id: z.uuid(),
        orderId: z.uuid(),
        runNo: z.int().min(1),
        issuingUnitId: text,
        issuingUnitName: text.meta({ title: '督办单位' }),
        handlingUnitId: text,
        handlingUnitName: text.meta({ title: '承办单位' }),
        state: z.enum(['open', 'accepted', 'closed']).meta({ title: '状态', description: 'open 待回复或待认可，accepted 已认可，closed 已随工单了结' }),
        issuedBy: text.meta({ title: '督办人' }),
        issuedAt: instant,
        endedAt: orNull(instant),
        replyBy: instant.meta({ title: '回复期限' }),
        demand: text.meta({ title: '督办要求' }),
        replies: z.array(
          z.strictObject({
            text: text.meta({ title: '回复内容' }),
            repliedBy: text,
            repliedAt: instant,
            decision: orNull(z.enum(['accepted', 'returned'])),
            opinion: orNull(text),
            decidedBy: orNull(text),
            decidedAt: orNull(instant),
          }),
        ),
      }),
    ),
  })
  .meta({ title: '督办单列表' });
