import { describe, expect, it } from '@jest/globals';
import { repositoryFiles } from '../support/repository-files.ts';
import { declaredTests } from '../support/test-titles.ts';

const files = repositoryFiles(/^test\/.*\.test\.tsx?$/).map(({ path, text }) => ({ path, ...declaredTests(path, text) }));

describe('the tests', () => {
  it('are all run: none is focused, skipped or still to be written', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(({ leftOut }) => leftOut)).toEqual([]);
  });

  it('have one title each within a file', () => {
    const twice = files.flatMap(({ path, titles }) => titles.filter((title, index) => titles.indexOf(title) !== index).map((title) => `${path}${title}`));

    expect(twice).toEqual([]);
  });

  it('exist in every test file', () => {
    expect(files.filter(({ titles }) => titles.length === 0).map(({ path }) => path)).toEqual([]);
  });
});

describe('reading declarations', () => {
  const read = (text: string) => declaredTests('sample.test.ts', text);

  it('finds titles under their describe, tables included', () => {
    expect(read(`describe('a', () => { it('b', () => {}); it.each([1])('c %i', () => {}); }); it('b', () => {});`).titles).toEqual([
      ` › 'a' › 'b'`,
      ` › 'a' › 'c %i' it.each([1])`,
      ` › 'b'`,
    ]);
  });

  it('notices tests that are left out', () => {
    const focused = ['only', 'skip', 'todo'].map((modifier) => `it.${modifier}('x', () => {});`);
    expect(read([...focused, `describe.skip.each([1])('y', () => {});`, `xit('z', () => {});`].join('\n')).leftOut).toHaveLength(5);
  });
});
