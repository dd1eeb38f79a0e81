/**
 * Asks until the answer is there; for what the engine does in its own time. Every wait of the engine tests shares this one
 * budget, and a wait that fails says what it waited for.
 */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined | false> | T | undefined | false, budgetMs = 60_000): Promise<T> {
  const giveUpAt = Date.now() + budgetMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > giveUpAt) throw new Error(`waited ${budgetMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
