import type { CodeList } from './code-list.ts';

/** Whom the handling unit informs (P3.5). */
export const informedParty = {
  id: 'informed-party',
  version: '1',
  title: '告知对象',
  source: '整合技术方案附表',
  entries: [
    { code: 'concerned', name: '当事人' },
    { code: 'reporter', name: '问题反映人' },
  ],
} as const satisfies CodeList;
