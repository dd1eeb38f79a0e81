import { attachmentPath, uploadedAttachment, uploadHeaders } from './attachments.ts';
import { tags, type Operation } from './operation.ts';

/** 附件: uploaded first, then referred to by id (P1.6). */
export const attachmentOperations: readonly Operation[] = [
  {
    operationId: 'uploadAttachment',
    method: 'post',
    path: '/api/v1/attachments',
    tag: tags.attachments,
    summary: '上传附件',
    description:
      '请求体为文件原始内容，Content-Type 为 application/octet-stream，文件名放在 X-File-Name 请求头。按内容识别类型，支持 word、excel、PDF、' +
      'OFD、图片、压缩包、录音等。安全检查通常当场完成；状态仍为 quarantined 时请稍后查询，通过后再在工单中引用。24 小时内未被引用的附件会被清除。',
    security: 'platform',
    headers: uploadHeaders,
    body: 'binary',
    responses: { 201: { description: '已上传', body: uploadedAttachment } },
    problems: ['validation-failed', 'attachment-type-refused', 'attachment-too-large'],
  },
  {
    operationId: 'readAttachment',
    method: 'get',
    path: '/api/v1/attachments/{attachmentId}',
    tag: tags.attachments,
    summary: '查询附件状态',
    description: '安全检查通常在几秒内完成。只能查询本平台上传的附件。',
    security: 'platform',
    pathParameters: attachmentPath,
    responses: { 200: { description: '附件当前状态', body: uploadedAttachment } },
    problems: ['not-found'],
  },
];
