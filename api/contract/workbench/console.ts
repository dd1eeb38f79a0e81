import { z } from 'zod';
import { callbackKind } from '../../../domain/code-list/callback-kind.ts';
import { codeOf } from '../../../domain/code-list/code-list.ts';
import { signatureVerdicts } from '../../../domain/console/schema.ts';
import { instant } from '../../../domain/shared/schema.ts';

export { callbackCheck, requestCheck } from '../../../domain/console/schema.ts';

const deliveryState = z.enum(['pending', 'delivered', 'dead']).meta({ title: '状态' });

/** Which callbacks are listed; all given conditions must hold. */
export const deliveriesQuery = z
  .strictObject({
    platformId: z.uuid().exactOptional().meta({ title: '平台' }),
    state: deliveryState.exactOptional(),
    kind: codeOf(callbackKind).exactOptional(),
    orderNo: z.string().min(1).max(64).exactOptional().meta({ title: '受理编号或平台工单编号' }),
    after: z.string().max(400).exactOptional().meta({ title: '上一页给出的游标' }),
    limit: z.coerce.number().int().min(1).max(100).exactOptional().meta({ title: '每页条数', description: '默认 50' }),
  })
  .meta({ title: '回传查询' });

const deliveryLine = z
  .strictObject({
    id: z.uuid(),
    orderId: z.uuid(),
    acceptanceNo: z.string().meta({ title: '受理编号' }),
    platformOrderNo: z.string().nullable().meta({ title: '平台工单编号' }),
    platformId: z.uuid(),
    platformName: z.string().meta({ title: '平台' }),
    kind: codeOf(callbackKind),
    runNo: z.int().meta({ title: '轮次' }),
    sequence: z.int().meta({ title: '序号' }),
    state: deliveryState,
    attempts: z.int().meta({ title: '尝试次数' }),
    replays: z.int().meta({ title: '重放次数' }),
    lastError: z.string().nullable().meta({ title: '最近结果' }),
    nextAttemptAt: instant.meta({ title: '下次尝试时间' }),
    createdAt: instant.meta({ title: '生成时间' }),
    deliveredAt: instant.nullable().meta({ title: '送达时间' }),
  })
  .meta({ title: '回传消息' });

export const deliveriesPage = z.strictObject({ deliveries: z.array(deliveryLine), next: z.string().nullable() }).meta({ title: '回传列表' });

/** One callback: its attempts, and its content with everything personal hidden. */
export const deliveryPage = z
  .strictObject({
    delivery: deliveryLine,
    payload: z.unknown().meta({ title: '内容（已脱敏）' }),
    sizeBytes: z.int().meta({ title: '原文字节数' }),
    payloadSha256: z.string().meta({ title: '原文 SHA-256' }),
    attempts: z.array(
      z.strictObject({
        attemptedAt: instant.meta({ title: '时间' }),
        outcome: z.string().meta({ title: '结果' }),
        httpStatus: z.int().nullable(),
        durationMs: z.int().meta({ title: '耗时（毫秒）' }),
        replay: z.boolean().meta({ title: '重放' }),
      }),
    ),
  })
  .meta({ title: '回传消息详情' });

/** How each platform's callbacks stand. */
export const deliverySummary = z
  .strictObject({
    platforms: z.array(
      z.strictObject({
        platformId: z.uuid(),
        name: z.string(),
        live: z.boolean(),
        pending: z.int(),
        dead: z.int(),
        deliveredToday: z.int(),
        oldestPendingAt: instant.nullable(),
      }),
    ),
    openAlarms: z.int().meta({ title: '未处理告警数' }),
  })
  .meta({ title: '回传概况' });

const reason = z.string().trim().min(1).max(500).meta({ title: '理由' });

export const replaysBody = z.strictObject({ deliveryIds: z.array(z.uuid()).min(1).max(100), reason }).meta({ title: '重放' });
export const replayResults = z.strictObject({ results: z.array(z.strictObject({ deliveryId: z.uuid(), outcome: z.string() })) }).meta({ title: '重放结果' });

export const alarmsQuery = z.strictObject({ open: z.stringbool().exactOptional().meta({ title: '只看未处理' }) });
export const alarmList = z
  .strictObject({
    alarms: z.array(
      z.strictObject({
        id: z.string(),
        action: z.string().meta({ title: '告警' }),
        raisedAt: instant,
        orderId: z.uuid(),
        acceptanceNo: z.string(),
        detail: z.record(z.string(), z.unknown()),
        acknowledgedAt: instant.nullable(),
        acknowledgedBy: z.string().nullable(),
      }),
    ),
  })
  .meta({ title: '告警列表' });
export const acknowledgementBody = z.strictObject({ note: reason.meta({ title: '处理情况' }) }).meta({ title: '告警处理' });

export const signatureVerdict = z
  .strictObject({
    verdict: z.enum(signatureVerdicts),
    keyId: z.string().nullable(),
    ageSeconds: z.number().nullable(),
    signedText: z.string().nullable(),
  })
  .meta({ title: '签名检查结论' });
