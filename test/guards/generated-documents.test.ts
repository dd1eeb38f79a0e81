import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { describeConfig } from '../../infra/config.ts';
import { envExampleText } from '../../scripts/documents/env-example.ts';
import { errorsPageText } from '../../scripts/documents/errors-page.ts';

const stored = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('generated documents', () => {
  it('docs/errors.md says what the lists of codes say; otherwise run: npm run gen', () => {
    expect(stored('docs/errors.md')).toBe(errorsPageText());
  });

  it('.env.example says what infra/config.ts says; otherwise run: npm run gen', () => {
    expect(stored('.env.example')).toBe(envExampleText());
  });

  it('explains every variable of the environment in Chinese', () => {
    for (const { name, meaning } of describeConfig()) expect([name, meaning]).toEqual([name, expect.stringMatching(/\p{Script=Han}/u)]);
  });
});
