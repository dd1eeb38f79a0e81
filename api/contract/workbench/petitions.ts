import { z } from 'zod';
import { acceptanceNo, instant } from '../../../domain/shared/schema.ts';
import { unitIdField } from '../../../domain/dashboard/schema.ts';
import { orderLine } from './orders.ts';

export { nationalConfirmationBody, nationalTransferBody, petitionBody, refusalBody } from '../../../domain/petition/schema.ts';

/** Which transfers to list. */
export const transferQuery = z.strictObject({
  stage: z.enum(['awaiting', 'open', 'ended']).exactOptional().meta({ title: '阶段', description: 'awaiting 待确认（默认），open 办理中，ended 已结束' }),
  provinceUnitId: unitIdField.exactOptional().meta({ title: '承办省份' }),
  after: z.string().max(400).exactOptional().meta({ title: '上一页给出的游标' }),
  limit: z.coerce.number().int().min(1).max(200).exactOptional().meta({ title: '每页条数', description: '默认 30' }),
});

/** 国家局's transfers with where each stands. */
export const transferPage = z
  .strictObject({
    transfers: z.array(
      orderLine.extend({
        provinceUnitId: z.string(),
        provinceName: z.string().meta({ title: '承办省份' }),
        receivedOn: z.string().meta({ title: '收到日期' }),
        dueAt: instant.nullable().meta({ title: '办结期限' }),
        returned: z.int().meta({ title: '退回次数' }),
        confirmation: z.strictObject({ workItemId: z.uuid(), assignee: z.strictObject({ id: z.uuid(), name: z.string() }).nullable() }).nullable().meta({ title: '待确认的任务' }),
      }),
    ),
    counts: z.strictObject({ awaiting: z.int(), open: z.int(), ended: z.int() }).meta({ title: '各阶段数量' }),
    next: z.string().nullable().meta({ title: '下一页游标' }),
  })
  .meta({ title: '国家局转办件' });

/** What a registration became. */
export const registeredPetition = z.strictObject({ orderId: z.uuid(), acceptanceNo }).meta({ title: '登记结果' });
