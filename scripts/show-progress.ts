type Output = { isTTY?: boolean; write(text: string): unknown };

/**
 * A bar of progress under a Chinese label: one moving line on a terminal, one line per tenth on anything else, so that
 * logs stay readable. Call it with how much is done of how much.
 */
export function showProgress(label: string, output: Output = process.stderr): (done: number, total: number) => void {
  const width = 30;
  let shown = -1;
  return (done, total) => {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const step = Math.floor(share * (output.isTTY ? 100 : 10));
    if (step === shown) return;
    shown = step;
    const text = `${label} ${Math.floor(share * 100)}%（${done}/${total}）`;
    if (!output.isTTY) {
      output.write(`${text}\n`);
      return;
    }
    const filled = Math.round(share * width);
    output.write(`\r\u001B[K${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${text}${share === 1 ? '\n' : ''}`);
  };
}
