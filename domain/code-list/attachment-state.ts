import type { CodeList } from './code-list.ts';

/** Where an uploaded file stands (P1.6): it can be read only once it is clean. */
export const attachmentState = {
  id: 'attachment-state',
  version: '1',
  title: '附件状态',
  source: '平台规定',
  entries: [
    { code: 'quarantined', name: '待安全检查' },
    { code: 'clean', name: '可用' },
    { code: 'infected', name: '未通过安全检查' },
    { code: 'unscanned', name: '未扫描' },
  ],
} as const satisfies CodeList;
