import { describe, expect, it } from '@jest/globals';
import { adminText } from '../../web/text/admin.ts';
import { historyText } from '../../web/text/history.ts';
import { repositoryFiles } from '../support/repository-files.ts';

const named = Object.keys({ ...historyText.timeline.actions, ...adminText.audit.actions });

/** What is written to the trail, as the code says it: `action: 'order.accepted'`; of `order.${state}` only the beginning. */
const recorded = repositoryFiles(/^(domain|infra|workers)\/.+\.ts$/).flatMap(({ text }) =>
  text
    .split('\n')
    .filter((line) => /\b(action|note)\b/.test(line))
    .flatMap((line) => [...line.matchAll(/['`]([a-z][A-Za-z]+\.(?:[a-z][A-Za-z]+['`]|\$\{))/g)].map(([, action = '']) => action.replace(/['`]|\$\{/, ''))),
);

describe('the audit trail', () => {
  it('has a Chinese name for each action, on the time line of an order or on the page of the auditor', () => {
    const unnamed = recorded.filter((action) => !named.some((name) => (action.endsWith('.') ? name.startsWith(action) : name === action)));

    expect(recorded.length).toBeGreaterThan(90);
    expect([...new Set(unnamed)]).toEqual([]);
  });
});
