import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../../client/request.ts';

const pauseMs = 800;
const retryMs = 4_000;

/** Saves a draft a moment after the last change, and again until it has gone through. `savedAt` is undefined while it has not. */
export function useDraftSaving(callId: string, draft: () => unknown) {
  const [savedAt, setSavedAt] = useState<Date>();
  const timer = useRef<number>(undefined);
  const read = useRef(draft);
  useEffect(() => {
    read.current = draft;
  });
  const save = useCallback(async () => {
    window.clearTimeout(timer.current);
    try {
      await request('PUT', `/calls/${callId}/draft`, read.current());
      setSavedAt(new Date());
    } catch {
      timer.current = window.setTimeout(() => void save(), retryMs);
    }
  }, [callId]);
  const changed = useCallback(() => {
    setSavedAt(undefined);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void save(), pauseMs);
  }, [save]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return { savedAt, changed, save, stop: () => window.clearTimeout(timer.current) };
}
