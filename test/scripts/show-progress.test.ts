import { describe, expect, it } from '@jest/globals';
import { showProgress } from '../../scripts/show-progress.ts';

function written(isTTY: boolean): string[] {
  const texts: string[] = [];
  const show = showProgress('导入', { isTTY, write: (text) => texts.push(text) });
  for (let done = 1; done <= 1000; done += 1) show(done, 1000);
  return texts;
}

describe('showing progress', () => {
  it('writes one line per tenth into a log', () => {
    expect(written(false)).toHaveLength(11);
    expect(written(false).at(-1)).toBe('导入 100%（1000/1000）\n');
  });

  it('moves one line on a terminal and ends it', () => {
    const texts = written(true);

    expect(texts).toHaveLength(101);
    expect(texts.slice(0, -1).every((text) => text.startsWith('\r') && !text.endsWith('\n'))).toBe(true);
    expect(texts.at(-1)?.endsWith('100%（1000/1000）\n')).toBe(true);
  });
});
