import type { KnownRegion } from '../region/compare-editions.ts';
import type { RegionLevel } from '../region/level.ts';
import type { Region } from '../region/region.ts';
import type { AdminScope } from './scope.ts';

/** A region as its administrator sees it, in use or not. */
export type RegionLine = Region & { isLocal: boolean; source: string; sourceOn: string; unitName: string | null; below: number };

/** An edition, or a local change, as it was taken in force. */
export type RegionLoad = { kind: 'edition' | 'local'; source: string; sourceOn: string; loadedAt: Date; regionCount: number; changedCount: number; provinceCode: string | null };

/** How many regions of a level there are. */
export type RegionCount = { level: RegionLevel; inUse: number; stopped: number; local: number };

/** What else a change of regions touches: units that serve them, and orders that aren't ended. */
export type RegionEffects = { units: { id: string; name: string }[]; openOrders: number };

/** A list that has been read: what it says, and what loading it takes. */
export type ReadList = { facts: readonly { code: string; name: string; line?: number }[]; load: unknown };

/** What is said about a list: where it is from, the day it describes, whether it names all there is. */
export type ListDescription = { source: string; sourceOn: string; isComplete: boolean };

/** Reads a file of regions: the list, or every reason why it can't be read. */
export type RegionLists = { read(content: Uint8Array, description: ListDescription): Promise<ReadList | { reasons: readonly string[] }> };

/** The regions of a scope in one transaction. Codes are 12 digits. */
export type RegionRegister = {
  version(): Promise<string>;
  loads(scope: AdminScope, limit: number): Promise<RegionLoad[]>;
  counts(scope: AdminScope): Promise<RegionCount[]>;
  list(scope: AdminScope, criteria: { parentCode?: string; term?: string; after?: string }, limit: number): Promise<RegionLine[]>;
  /** Until the transaction ends nobody else changes regions. */
  lock(): Promise<void>;
  /** The regions of these provinces with the day their edition describes. */
  known(provinceCodes: readonly string[]): Promise<(KnownRegion & { sourceOn: string })[]>;
  effectsOf(codes: readonly string[]): Promise<RegionEffects>;
  /** Error: `validation-failed` with a problem per line whose region above isn't known. */
  load(list: ReadList, by: { userId: string; provinceCode: string | null; at: Date }): Promise<{ alreadyLoaded: boolean; changedCount: number; withdrawnCount: number }>;
  codesBelow(parentCode: string): Promise<Set<string>>;
  addLocal(region: { code: string; name: string }, by: { userId: string; at: Date; on: string }): Promise<void>;
  /** Takes a region with everything below it out of use, or brings back what was taken out so; how many rows changed. */
  setInUse(code: string, inUse: boolean, by: { userId: string; at: Date; on: string }): Promise<number>;
};
