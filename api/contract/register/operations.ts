import { uploadedAttachment, uploadHeaders, attachmentPath } from '../attachments.ts';
import { tags, type Operation } from '../operation.ts';
import { regionOperations } from '../region-operations.ts';
import { draftBody, draftReceipt, openedPage, openPageBody, pageFormBody, pageReceipt, registrationPage } from './page.ts';

const shared = { tag: tags.pageCall, security: 'page' } as const;

/** What our own registration pages ask the server; not for platforms (P2.1–P2.3). */
export const registerOperations: readonly Operation[] = [
  {
    ...shared,
    operationId: 'openPage',
    method: 'post',
    path: '/api/register/session',
    summary: '以票据换取页面令牌',
    security: 'none',
    body: openPageBody,
    responses: { 201: { description: '页面令牌与页面初始内容', body: openedPage } },
    problems: ['validation-failed', 'launch-ticket-invalid', 'origin-refused', 'platform-not-live', 'mode-not-enabled'],
  },
  {
    ...shared,
    operationId: 'readPage',
    method: 'get',
    path: '/api/register/session',
    summary: '重新载入页面',
    responses: { 200: { description: '页面内容', body: registrationPage } },
    problems: ['platform-not-live', 'mode-not-enabled'],
  },
  {
    ...shared,
    operationId: 'saveDraft',
    method: 'put',
    path: '/api/register/draft',
    summary: '保存草稿',
    body: draftBody,
    responses: { 200: { description: '已保存', body: draftReceipt } },
    problems: ['validation-failed', 'not-found'],
  },
  {
    ...shared,
    operationId: 'submitPage',
    method: 'post',
    path: '/api/register/order',
    summary: '提交登记',
    description: '工号、来电号码、来电时间取自票据；同一来电重复提交返回第一次的受理编号（200）。',
    body: pageFormBody,
    responses: { 201: { description: '已受理', body: pageReceipt }, 200: { description: '已受理过', body: pageReceipt } },
    problems: ['validation-failed', 'region-unknown', 'order-number-conflict', 'not-found', 'platform-not-live', 'mode-not-enabled'],
  },
  {
    ...shared,
    operationId: 'uploadPageAttachment',
    method: 'post',
    path: '/api/register/attachments',
    summary: '上传附件',
    headers: uploadHeaders,
    body: 'binary',
    responses: { 201: { description: '已上传', body: uploadedAttachment } },
    problems: ['validation-failed', 'attachment-type-refused', 'attachment-too-large', 'not-found'],
  },
  {
    ...shared,
    operationId: 'readPageAttachment',
    method: 'get',
    path: '/api/register/attachments/{attachmentId}',
    summary: '查询附件状态',
    pathParameters: attachmentPath,
    responses: { 200: { description: '附件当前状态', body: uploadedAttachment } },
    problems: ['not-found'],
  },
  ...regionOperations.map((operation) => ({
    ...operation,
    ...shared,
    operationId: `${operation.operationId}OnPage`,
    path: operation.path.replace('/api/v1/', '/api/register/'),
  })),
];
