import type { z } from 'zod';
import type { ErrorCode } from '../../domain/shared/schema.ts';

/** Chapters of the documentation. */
export const tags = {
  orders: { name: '工单', description: '提交工单、查询状态（表1–3）' },
  pageCall: { name: '页面调用', description: '申请登记页面和进度页面，嵌入 12345 坐席界面' },
  running: { name: '在办工单来文', description: '催办、补充、撤单、重办' },
  negotiation: { name: '退单与延期批复', description: '12345 对退单、延期申请的批复（表4、表5）' },
  calls: { name: '来电', description: '话务转接时通知 12317 坐席员' },
  attachments: { name: '附件', description: '先上传，后在工单中引用' },
  reference: { name: '区划与代码表', description: '区划信息（表10）与代码表（附件1、附件2等）' },
  reconciliation: { name: '对账', description: '按日比对工单编号、状态与最后一条消息' },
  callbacks: { name: '回传消息', description: '12317 发给 12345 的消息（表6–9 等）' },
} as const satisfies Record<string, { name: string; description: string }>;

/** One response of an operation: without `body` it has none. */
export type OperationResponse = { description: string; body?: z.ZodType; contentType?: string; headers?: z.ZodObject };

/**
 * One operation of an HTTP interface, as documentation and tests see it. The documentation adds the problems that
 * follow from `security` and from having a body; `problems` are those of its own business.
 */
export type Operation = {
  operationId: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With `{name}` for each parameter of `path parameters`. */
  path: string;
  tag: { name: string; description: string };
  summary: string;
  description?: string;
  /** `platform`: signed by a 12345; `session`: a logged-in user; `page`: a launched page; `none`: open. */
  security: 'platform' | 'session' | 'page' | 'none';
  pathParameters?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  /** `binary`: raw bytes of any type. */
  body?: z.ZodType | 'binary';
  responses: Readonly<Record<number, OperationResponse>>;
  problems: readonly ErrorCode[];
};
