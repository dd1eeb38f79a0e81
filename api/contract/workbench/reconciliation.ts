import { z } from 'zod';
import { differenceKinds, ourEntry, theirEntry, type DifferenceKind } from '../../../domain/manifest/schema.ts';
import { instant } from '../../../domain/shared/schema.ts';
import type { Operation } from '../operation.ts';

export { differenceKinds } from '../../../domain/manifest/schema.ts';

const kinds = Object.keys(differenceKinds) as [DifferenceKind, ...DifferenceKind[]];

export const differencesQuery = z.strictObject({ open: z.stringbool().exactOptional().meta({ title: '只看未处理' }) });

/** When platforms sent their lists, and the differences. */
export const differenceList = z
  .strictObject({
    reconciliations: z.array(
      z.strictObject({
        platformId: z.uuid(),
        platformName: z.string(),
        day: z.string(),
        comparedAt: instant,
        orderCount: z.int(),
        differenceCount: z.int(),
        open: z.int(),
      }),
    ),
    differences: z.array(
      z.strictObject({
        id: z.uuid(),
        platformId: z.uuid(),
        platformName: z.string(),
        day: z.string(),
        kind: z.enum(kinds),
        platformOrderNo: z.string(),
        orderId: z.uuid().nullable(),
        ours: ourEntry.nullable(),
        theirs: theirEntry.nullable(),
        state: z.enum(['open', 'repaired', 'settled', 'gone']),
        foundAt: instant,
        settledAt: instant.nullable(),
        settledBy: z.string().nullable(),
        remedy: z.enum(['resend', 'platform']),
      }),
    ),
  })
  .meta({ title: '对账差异' });

export const settlementBody = z.strictObject({ note: z.string().trim().min(1).max(500).meta({ title: '处理情况' }) }).meta({ title: '差异处理' });

const done = { 204: { description: '已完成' } } as const;
const pathParameters = z.object({ differenceId: z.uuid() });
const problems = ['right-required', 'not-found', 'order-state-conflict'] as const;

/** 对账 (P8.2): the operators' work list. */
export const reconciliationOperations: readonly Omit<Operation, 'security' | 'tag'>[] = [
  {
    operationId: 'listDifferences', method: 'get', path: '/reconciliation-differences', summary: '对账情况与差异', query: differencesQuery,
    responses: { 200: { description: '差异', body: differenceList } }, problems: ['right-required', 'validation-failed'],
  },
  { operationId: 'repairDifference', method: 'post', path: '/reconciliation-differences/{differenceId}/repair', summary: '一步修复：重发对方缺少的消息', pathParameters, responses: done, problems },
  {
    operationId: 'settleDifference', method: 'post', path: '/reconciliation-differences/{differenceId}/settlement', summary: '登记差异的处理情况', pathParameters, body: settlementBody,
    responses: done, problems: [...problems, 'validation-failed'],
  },
]; // prettier-ignore
