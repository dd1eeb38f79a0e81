import { useEffect } from 'react';
import { text } from '../text/zh-CN.ts';

/** Names the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${text.product}`;
  }, [title]);
}
