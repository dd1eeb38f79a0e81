import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useRefresh } from '../../client/refresh.ts';

const secondKeyMs = 1200;
const isWriting = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The keys of the whole workbench; nothing happens while somebody writes or a dialog is open. */
export function useShortcuts(showList: () => void): void {
  const navigate = useNavigate();
  const refresh = useRefresh();
  const goAt = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || document.querySelector('[role="dialog"]')) return;
      const wasGo = Date.now() - goAt.current < secondKeyMs;
      goAt.current = event.key === 'g' ? Date.now() : 0;
      const acts: Partial<Record<string, () => unknown>> = wasGo
        ? { i: () => navigate('/inbox'), s: () => navigate('/search') }
        : { '?': showList, '/': () => navigate('/search'), r: refresh };
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      void act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, refresh, showList]);
}
