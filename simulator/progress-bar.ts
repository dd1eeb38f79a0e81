/** A bar of progress on a terminal; on anything else one line per tenth, so that logs stay readable. */
export type ProgressBar = { advance: (note?: string) => void; finish: () => void };

type Output = { isTTY?: boolean; columns?: number; write: (text: string) => unknown };

/** Starts a bar for `total` steps under a Chinese label. */
export function createProgressBar(label: string, total: number, output: Output = process.stderr): ProgressBar {
  let done = 0;
  let tenth = -1;
  const width = 28;
  const draw = (note: string) => {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    if (output.isTTY) {
      const filled = Math.round(share * width);
      output.write(`\r\u001b[K${label} [${'█'.repeat(filled)}${'░'.repeat(width - filled)}] ${done}/${total} ${note}`);
    } else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10);
      output.write(`${label} ${done}/${total}\n`);
    }
  };
  draw('');
  return {
    advance(note = '') {
      done += 1;
      draw(note);
    },
    finish() {
      if (output.isTTY) output.write('\n');
    },
  };
}
