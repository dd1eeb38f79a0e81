import type { CodeList } from './code-list.ts';

/** How a matter came that no call brought (P3.8). */
export const petitionChannel = {
  id: 'petition-channel',
  version: '1',
  title: '信访渠道',
  source: '平台规定',
  entries: [
    { code: 'letter', name: '来信' },
    { code: 'visit', name: '来访' },
    { code: 'email', name: '电子邮件' },
  ],
} as const satisfies CodeList;
