import type { CodeList } from './code-list.ts';

/** How a person is contacted or informed (P3.5). */
export const contactMethod = {
  id: 'contact-method',
  version: '1',
  title: '联系方式',
  source: '平台规定',
  entries: [
    { code: 'phone', name: '电话' },
    { code: 'visit', name: '上门' },
    { code: 'letter', name: '书信' },
    { code: 'message', name: '短信' },
    { code: 'other', name: '其它' },
  ],
} as const satisfies CodeList;
