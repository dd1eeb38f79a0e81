import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { orderStatusList } from '../code-list/order-status.ts';
import { acceptanceNo, platformOrderNo } from '../shared/identifiers.ts';

const sequence = z.int().min(0).meta({ title: '最后一条消息的序号', description: '0 表示还没有消息' });
const payloadSha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ title: '最后一条消息的摘要', description: '消息原文（请求体的原始字节）的 SHA-256，十六进制小写' });

/** One order as the platform has it; what it doesn't know it leaves out, and that isn't compared. */
export const theirEntry = z
  .strictObject({
    platformOrderNo,
    acceptanceNo: acceptanceNo.exactOptional(),
    status: codeOf(orderStatusList).exactOptional(),
    sequence: sequence.exactOptional(),
    payloadSha256: payloadSha256.exactOptional(),
  })
  .meta({ title: '平台清单中的工单' });
export type TheirEntry = z.output<typeof theirEntry>;

/** A platform's list of a day (P8.2). */
export const theirManifest = z.strictObject({ orders: z.array(theirEntry).max(20_000).meta({ title: '工单' }) }).meta({ title: '平台清单' });

/** One order as we have it; no personal data. */
export const ourEntry = z
  .strictObject({
    platformOrderNo,
    acceptanceNo,
    status: codeOf(orderStatusList),
    round: z.int().min(1).meta({ title: '轮次' }),
    sequence,
    payloadSha256: payloadSha256.nullable(),
  })
  .meta({ title: '本平台清单中的工单' });
export type OurEntry = z.output<typeof ourEntry>;

/** What may be different about an order, the gravest first. */
export const differenceKinds = {
  missingHere: '12345有、12317没有',
  missingThere: '12317有、12345没有',
  acceptanceNoDiffers: '受理编号不同',
  messageMissing: '12345缺少最后的消息',
  payloadDiffers: '最后一条消息内容不同',
  statusDiffers: '状态不同',
} as const;
export type DifferenceKind = keyof typeof differenceKinds;

const kinds = Object.keys(differenceKinds) as [DifferenceKind, ...DifferenceKind[]];

/** One difference, with both sides as they were compared. */
export const difference = z
  .strictObject({
    kind: z.enum(kinds).meta({ title: '差异', description: Object.entries(differenceKinds).map(([code, name]) => `${code} ${name}`).join('、') }),
    platformOrderNo,
    ours: ourEntry.nullable().meta({ title: '本平台' }),
    theirs: theirEntry.nullable().meta({ title: '12345' }),
  })
  .meta({ title: '差异' });
export type Difference = z.output<typeof difference>;
