import { useEffect, useState } from 'react';

const warnBeforeMs = 5 * 60_000;

/** Whether the page's token ends within five minutes. */
export function useSoonOver(sessionUntil: string): boolean {
  const [isSoon, setSoon] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSoon(true), Math.max(0, Date.parse(sessionUntil) - Date.now() - warnBeforeMs));
    return () => clearTimeout(timer);
  }, [sessionUntil]);
  return isSoon;
}
