import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { describeConfig } from '../../infra/config.ts';
import { jobTypes } from '../../processes/generated/index.ts';
import { portVariables } from '../../scripts/start/settings.ts';
import { isInRepository, repositoryFiles } from '../support/repository-files.ts';

const pages = repositoryFiles(/\.md$/);
const textOf = (path: string) => pages.find((page) => page.path === path)?.text ?? '';
const scripts = (JSON.parse(repositoryFiles(/^package\.json$/)[0]?.text ?? '{}') as { scripts: Record<string, string> }).scripts;

/** The anchor that a code host gives a heading: lower case, no punctuation, a hyphen for each space. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-'),
  );

/** `[text](target)` outside of code. */
const linksOf = (text: string) =>
  [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));

function isBroken(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : normalize(join(dirname(from), decodeURIComponent(file)));
  if (!isInRepository(path)) return true;
  return anchor !== undefined && !anchorsOf(textOf(path)).includes(decodeURIComponent(anchor));
}

describe('the pages', () => {
  it('link to files and headings that exist', () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.flatMap(({ path, text }) => linksOf(text).filter((target) => isBroken(path, target)).map((target) => `${path} → ${target}`))).toEqual([]);
  });

  it('name files and folders that exist', () => {
    // A path in backticks that begins at a top-level folder; one with a placeholder or a pattern isn't a path.
    const named = /`((?:api|docs|domain|infra|migrations|processes|scripts|simulator|test|workers)\/[\w./-]*)`/g;
    const missing = pages.flatMap(({ path, text }) => [...text.matchAll(named)].flatMap(([, file = '']) => (isInRepository(file) ? [] : [`${path}: ${file}`])));

    expect(missing).toEqual([]);
  });

  it('name commands that exist', () => {
    const named = /npm run ([a-z][\w:-]*)/g;
    const missing = pages.flatMap(({ path, text }) => [...text.matchAll(named)].flatMap(([, name = '']) => (name in scripts ? [] : [`${path}: ${name}`])));

    expect(missing).toEqual([]);
  });
});

describe('README.md', () => {
  const readme = textOf('README.md');

  it('has at most 200 lines', () => {
    expect(readme.split('\n').length - 1).toBeLessThanOrEqual(200);
  });

  it('explains every command, of which there are at most 25', () => {
    const commands = Object.keys(scripts).filter((name) => name !== 'postinstall');

    expect(commands.length).toBeLessThanOrEqual(25);
    expect(commands.filter((name) => !new RegExp(`(npm (run )?|\`)${name}(?![\\w:-])`).test(readme))).toEqual([]);
  });

  it('is right about where the worker of a job type is', () => {
    const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const files = jobTypes.map((type) => `workers/${type.split('.').map(kebab).join('/')}.ts`);

    expect(files.filter((file) => !isInRepository(file))).toEqual([]);
  });
});

describe.each(['README.md', 'docs/operators.md'])('the ports in %s', (path) => {
  it('are those of a start, each with its variable', () => {
    const rows = textOf(path).split('\n').filter((line) => line.startsWith('| '));

    for (const { byDefault, variable } of Object.values(portVariables))
      expect([variable, rows.filter((row) => row.includes(String(byDefault)) && row.includes(`\`${variable}\``)).length]).toEqual([variable, 1]);
  });
});

describe('docs/operators.md', () => {
  it('explains every role of the workers process', () => {
    const roles = describeConfig().find(({ name }) => name === 'WORKER_ROLES')?.defaultValue?.split(',') ?? [];

    expect(roles.length).toBeGreaterThan(4);
    for (const role of roles) expect(textOf('docs/operators.md')).toContain(`| \`${role}\` |`);
  });
});
