import { z } from 'zod';
import { fieldRule } from './field-rule.ts';

const outsideNumber = /^[\p{L}\p{N}](?:[\p{L}\p{N}._/#:-]{0,63})$/u;

/** 受理编号: ours; year, province, sequence and check digit, e.g. `2026-43-0000123-9` (P1.2). */
export const acceptanceNo = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{7,12}-\d$/, { error: '格式不对；应为受理回执中的受理编号。' })
  .meta({ title: '受理编号', description: '12317 受理时自动生成：年份-省代码-顺序号-校验位', examples: ['2026-43-0000123-9'] });

/** The platform's own number of the order, unique on its side; with it a repeated submission is recognised (P1.3). */
export const platformOrderNo = z
  .string()
  .refine((text) => outsideNumber.test(text), fieldRule('bad-format', '应为 1 至 64 个字母、数字或 . _ / # : -，以字母或数字开头。'))
  .meta({
    title: '平台工单编号',
    description: '12345 平台自己的工单编号；同一编号重复提交返回第一次的结果',
    minLength: 1,
    maxLength: 64,
    pattern: outsideNumber.source,
    examples: ['CS20260302000017'],
  });

/** Number of one of our requests to 12345 (退单, 延期, 补正); a decision may name it (P4.3). */
export const requestNo = z
  .string()
  .refine((text) => outsideNumber.test(text), fieldRule('bad-format', '应为 12317 请求消息中的请求编号。'))
  .meta({ title: '请求编号', description: '12317 发出请求时给出的编号', maxLength: 64, examples: ['2026-43-0000123-9-T1'] });

/** The platform's own number of a message about an order (催办, 补充, 撤单, 重办); with it a repeat is recognised. */
export const messageNo = z
  .string()
  .refine((text) => outsideNumber.test(text), fieldRule('bad-format', '应为 1 至 64 个字母、数字或 . _ / # : -，以字母或数字开头。'))
  .meta({
    title: '来文编号',
    description: '12345 平台自己的来文编号，同一工单同类来文内唯一；同号同内容重复提交返回第一次的回执，同号异内容 409',
    minLength: 1,
    maxLength: 64,
    pattern: outsideNumber.source,
    examples: ['CB20260310000001'],
  });

/** Id of an uploaded attachment, given at its upload (P1.6). */
export const attachmentId = z
  .uuid({ error: '格式不对；应为上传附件时返回的附件标识。' })
  .meta({ title: '附件标识', description: '上传附件时返回', examples: ['0197a3c2-5b1e-7c44-9d53-3f1f0c6e2a10'] });

/** Uploaded attachments that a body refers to: at most 20, each once. */
export const attachmentIds = z
  .array(attachmentId)
  .max(20)
  .refine((ids) => new Set(ids).size === ids.length, fieldRule('duplicate', '同一附件只能引用一次。'))
  .meta({ title: '附件', description: '先上传、后引用的附件标识', maxItems: 20, uniqueItems: true });
