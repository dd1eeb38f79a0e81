import { describe, expect, it } from '@jest/globals';
import { repositoryFiles } from '../support/repository-files.ts';

const files = repositoryFiles(/^docs\/adr\/.*\.md$/).map(({ path, text }) => ({ name: path.replace('docs/adr/', ''), text }));
const index = files.find(({ name }) => name === 'README.md')?.text ?? '';
const decisions = files.filter(({ name }) => name !== 'README.md');

/** `| [0001](0001-….md) | title | … |` */
const entries = [...index.matchAll(/^\| \[(\d{4})\]\(([^)]+)\) \| (.+?) \| .+ \|$/gm)].map(([, number, name, title]) => ({ number, name, title }));

describe('docs/adr', () => {
  it('numbers each decision once, without gaps, in the file name and in the title', () => {
    expect(decisions.length).toBeGreaterThanOrEqual(12);
    expect(decisions.map(({ name }) => name.slice(0, 4)).sort()).toEqual(decisions.map((_, position) => String(position + 1).padStart(4, '0')));
    for (const { name, text } of decisions) {
      expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
      expect([name, text.startsWith(`# ${name.slice(0, 4)} · `)]).toEqual([name, true]);
    }
  });

  it('has status, date, context, decision and consequences on each page', () => {
    for (const { name, text } of decisions) {
      expect([name, text]).toEqual([name, expect.stringMatching(/^Status: (accepted|replaced by \d{4})\nDate: 20\d\d-[01]\d-[0-3]\d$/m)]);
      expect([name, ...(text.match(/^## .+$/gm) ?? [])]).toEqual([name, '## Context', '## Decision', '## Consequences']);
    }
  });

  it('lists every decision in its index, in order, under its own title', () => {
    const wanted = decisions.map(({ name, text }) => ({ number: name.slice(0, 4), name, title: /^# \d{4} · (.+)$/m.exec(text)?.[1] }));

    expect(entries).toEqual(wanted.sort((a, b) => a.name.localeCompare(b.name)));
  });
});
