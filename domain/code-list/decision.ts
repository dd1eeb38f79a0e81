import type { CodeList } from './code-list.ts';

/** 是否同意, tables 4 and 5 of the scheme: how 12345 decides a withdrawal or an extension. */
export const decision = {
  id: 'decision',
  version: '1',
  title: '是否同意',
  source: '整合技术方案表4、表5',
  entries: [
    { code: '1', name: '同意' },
    { code: '2', name: '不同意' },
  ],
} as const satisfies CodeList;
