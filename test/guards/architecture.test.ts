import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { importRules } from './import-rules.ts';

const rooms = ['domain', 'infra', 'api', 'workers', 'web', 'simulator', 'processes', 'migrations'].filter((room) => existsSync(room));

describe('architecture', () => {
  it('lets folders import only what docs/architecture.md allows, without cycles', async () => {
    const { output } = await cruise(rooms, { ...importRules.options, ruleSet: { forbidden: importRules.forbidden }, validate: true });
    const { summary, modules } = output as ICruiseResult;

    expect(modules.length).toBeGreaterThan(50);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 120_000);
});
