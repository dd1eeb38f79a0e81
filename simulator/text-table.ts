/** Columns a text takes on a terminal: Chinese characters and emoji take two. */
export function displayWidth(text: string): number {
  return Array.from(text).reduce((width, character) => width + (/[\u1100-\u115f\u2e80-\uffdc]|\p{Emoji_Presentation}|[\u{20000}-\u{3ffff}]/u.test(character) ? 2 : 1), 0);
}

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** A plain table for a terminal: headings, a rule, rows. */
export function textTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) => Math.max(...[heading, ...rows.map((row) => row[column] ?? '')].map(displayWidth)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  ').trimEnd();
  return [line(headings), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
