/**
 * Remembers what `find` found for `forMs`, so that a fact that every request needs is looked up once in a while; what it
 * forgot or changed in the meantime is seen after `forMs` at the latest. What wasn't found isn't remembered: a new
 * entry counts at once, and made-up keys don't fill the memory.
 */
export function rememberFound<Value>(
  find: (key: string) => Promise<Value | undefined>,
  settings: { forMs: number; nowMs?: () => number },
): (key: string) => Promise<Value | undefined> {
  const nowMs = settings.nowMs ?? (() => performance.now());
  const found = new Map<string, { value: Value; until: number }>();
  return async (key) => {
    const known = found.get(key);
    if (known && nowMs() < known.until) return known.value;
    // Counted from before the look-up: what changed while it ran isn't kept longer than promised.
    const until = nowMs() + settings.forMs;
    const value = await find(key);
    if (value === undefined) found.delete(key);
    else found.set(key, { value, until });
    return value;
  };
}
