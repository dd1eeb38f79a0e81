import type { z } from 'zod';
import type { regionView } from '../../api/contract/regions.ts';

/** A region as the server gives it (table 10). */
export type Region = z.input<typeof regionView>;

/** Where a region field asks: each page reaches the same routes in its own way. */
export type RegionSource = {
  /** Those right below a region; without one, the provinces. */
  list(parent: string | undefined): Promise<Region[]>;
  search(text: string): Promise<Region[]>;
  find(code: string): Promise<{ region: Region; above: Region[] }>;
};

type Get = <T>(path: string) => Promise<T>;

/** The source over `/regions` below a page's own API; `province` is searched before the whole country. */
export function regionSource(get: Get, province?: string): RegionSource {
  const regionsAt = async (path: string) => (await get<{ regions: Region[] }>(path)).regions;
  const searchIn = (text: string, within: string) => regionsAt(`/regions/search?q=${encodeURIComponent(text)}&limit=12${within}`);
  return {
    list: (parent) => regionsAt(`/regions?limit=1000${parent === undefined ? '' : `&parent=${parent}`}`),
    search: async (text) => {
      const near = province === undefined ? [] : await searchIn(text, `&province=${province}`);
      return near.length > 0 ? near : searchIn(text, '');
    },
    find: (code) => get(`/regions/${code}`),
  };
}
