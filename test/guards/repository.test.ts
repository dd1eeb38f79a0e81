import { describe, expect, it } from '@jest/globals';
import { repositoryFiles, type RepositoryFile } from '../support/repository-files.ts';

const longestFile = 300;
/** Written by programs; their length is not a person's choice. */
const generated = /^(processes\/generated\/|docs\/errors\.md$|migrations\/schema\.sql$|package-lock\.json$|api\/openapi\.json$)/;

/** Where packages come from is the installer's setting, so that the repository works behind any mirror. */
const registryHosts = /\b(registry\.(npmjs|npmmirror|yarnpkg)|npmmirror\.com|repo1?\.maven|maven\.aliyun|docker\.(io|elastic\.co)|(ghcr|quay|gcr)\.io|pypi\.org)/i;
const machinePaths = /(?<![\w.:/-])\/(root|home|farm|work|Users)\//;

const numbered = (files: readonly RepositoryFile[], pattern: RegExp) =>
  files.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])));

describe('the repository', () => {
  const texts = repositoryFiles(/\.(bpmn|cjs|css|dmn|html|java|json|md|mjs|sql|svg|toml|ts|tsx|xml|ya?ml)$|(^|\/)(Dockerfile|\.[a-z]+rc|\.env\.example)$/);

  it('names no host of a package registry', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(numbered(texts, registryHosts)).toEqual([]);
  });

  it('names no path of somebody’s machine', () => {
    expect(numbered(texts, machinePaths)).toEqual([]);
  });

  it(`has no file of more than ${longestFile} lines but generated ones and data`, () => {
    const written = texts.filter(({ path }) => /\.(cjs|css|html|java|md|mjs|ts|tsx|ya?ml)$/.test(path) && !generated.test(path));
    const long = written.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 })).filter(({ lines }) => lines > longestFile);

    expect(long).toEqual([]);
  });

  it('keeps files in kebab case', () => {
    const badNames = repositoryFiles(/\.(ts|tsx|mjs)$/).filter(({ path }) => !/^([a-z0-9.-]+\/)*(\d{14}_[a-z0-9_]+|zh-CN|[a-z0-9.-]+)\.\w+$/.test(path));

    expect(badNames.map(({ path }) => path)).toEqual([]);
  });
});
