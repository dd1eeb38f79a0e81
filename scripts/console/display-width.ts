/** Columns of a terminal that a text takes: a Chinese character takes two. */
export function displayWidth(text: string): number {
  return text.length + (text.match(/[\u1100-\uffe6]/g)?.length ?? 0);
}

/** Cuts a line so that it fits, because a wrapped line could not be redrawn in place. */
export function cutToWidth(text: string, columns: number): string {
  let kept = text;
  while (kept !== '' && displayWidth(kept) >= columns) kept = kept.slice(0, -1);
  return kept;
}
