import { useCallback, useEffect, useRef, useState } from 'react';
import type { Region, RegionSource } from './region-source.ts';

/** What a region field shows: the chosen regions from the province down, and the choices of each level. */
export type RegionWay = {
  path: readonly Region[];
  /** Of the level below each region of the path; the first are the provinces. Missing: not loaded yet, or none below. */
  choices: readonly (readonly Region[] | undefined)[];
  failed: boolean;
  reload: () => void;
  choose: (level: number, code: string) => void;
  take: (code: string) => void;
};

const topLevel = '';

/** Loads choices level by level, each once, and follows `code` when it is set from outside. `startAt` is only shown, not chosen. */
export function useRegionWay(source: RegionSource, code: string | undefined, startAt: string | undefined, onChange: (region: Region | undefined) => void): RegionWay {
  const [path, setPath] = useState<readonly Region[]>([]);
  const [loaded, setLoaded] = useState<ReadonlyMap<string, readonly Region[]>>(new Map());
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef(new Set<string>());
  const shown = path.at(-1)?.code;

  const load = useCallback(
    async (parent: string) => {
      if (asked.current.has(parent)) return;
      asked.current.add(parent);
      try {
        const below = await source.list(parent === topLevel ? undefined : parent);
        setLoaded((before) => new Map(before).set(parent, below));
      } catch {
        asked.current.delete(parent);
        setFailed(true);
      }
    },
    [source],
  );

  const wanted = code ?? (path.length === 0 ? startAt : undefined);
  useEffect(() => {
    if (wanted === undefined || wanted === shown) return;
    let isCurrent = true;
    source.find(wanted).then(
      ({ region, above }) => {
        if (isCurrent) setPath([...above, region]);
      },
      () => {
        if (isCurrent) setFailed(true);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [source, wanted, shown, attempt]);

  const parents = [topLevel, ...path.map((region) => region.code)];
  const key = parents.join();
  useEffect(() => {
    // The last level has nothing below it.
    for (const parent of key.split(',').slice(0, 5)) void load(parent);
  }, [key, load, attempt]);

  return {
    path,
    choices: parents.slice(0, 5).map((parent) => loaded.get(parent)),
    failed,
    reload: () => {
      setFailed(false);
      setAttempt(attempt + 1);
    },
    choose: (level, chosen) => {
      const region = loaded.get(parents[level] ?? topLevel)?.find((one) => one.code === chosen);
      const next = [...path.slice(0, level), ...(region ? [region] : [])];
      setPath(next);
      onChange(next.at(-1));
    },
    take: (chosen) => {
      void source.find(chosen).then(({ region, above }) => {
        setPath([...above, region]);
        onChange(region);
      }, () => setFailed(true));
    },
  };
}
