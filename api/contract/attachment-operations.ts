import { uploadedAttachment, uploadHeaders } from './attachments.ts';
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
      'OFD、图片、压缩包、录音等；通过安全检查（state 为 clean）后才能使用。24 小时内未被工单引用的附件会被清除。',
    security: 'platform',
    headers: uploadHeaders,
    body: 'binary',
    responses: { 201: { description: '已上传', body: uploadedAttachment } },
    problems: ['validation-failed', 'attachment-type-refused', 'attachment-too-large'],
  },
];
