import type { Region } from './region.ts';
import type { RegionLevel } from './level.ts';

/** A part of a list ordered by code: at most `limit` items after the code `after`. */
export type RegionPage = { after?: string; limit: number };

/** What a search compares: the Chinese name, its pinyin without spaces (changshashi), or the initials (css). */
export type RegionSearchKey = 'name' | 'pinyin' | 'initials';

/** A search for beginnings of a key; `within`: only in these regions. */
export type RegionSearch = { keys: readonly RegionSearchKey[]; prefix: string; within?: readonly string[]; limit: number };

/** Where names are looked for in a text. */
export type MentionScope = { levels: readonly RegionLevel[]; within?: readonly string[] };

/** The regions of the country. Codes are 12 digits; lists and searches give regions in use only. */
export type RegionRepository = {
  /** The region of a code, in use or not; `undefined` where there is none. */
  find(code: string): Promise<Region | undefined>;
  /** The regions above a code and itself, province first; empty where the code is unknown. */
  lineage(code: string): Promise<Region[]>;
  /** The regions right below one (below the nation: the provinces), by code. */
  children(parentCode: string, page: RegionPage): Promise<Region[]>;
  /** Regions with a key that begins so, higher levels and shorter names first; never rows that only group. */
  search(search: RegionSearch): Promise<Region[]>;
  /** Regions whose short name occurs in a text; never rows that only group. */
  mentionedIn(text: string, scope: MentionScope): Promise<Region[]>;
  /** Changes whenever the regions do; the same as long as they don't. */
  dataVersion(): Promise<string>;
};
