import type { DraftKey, Launch } from './launch.ts';

/** Launched pages; tickets and tokens are known by their hashes only. Each method is a transaction of its own. */
export type Launches = {
  issue(launch: Launch, ticket: { hash: Buffer; expiresAt: Date }): Promise<void>;
  /** Exchanges a ticket for a token, once: undefined where it is unknown, used, or expired at `now`. Atomic. */
  exchange(ticketHash: Buffer, token: { hash: Buffer; now: Date; expiresAt: Date }): Promise<Launch | undefined>;
  /** The launch of a token that holds at `now`. */
  findByToken(tokenHash: Buffer, now: Date): Promise<Launch | undefined>;
  /** Where the page of a ticket, or of a launch's id, may be framed; undefined for an unknown one. */
  frameOriginsOfTicket(ticketHash: Buffer): Promise<string[] | undefined>;
  frameOriginsOfLaunch(launchId: string): Promise<string[] | undefined>;
  /** Forgets launches made before a time; says how many. */
  purge(before: Date): Promise<number>;
};

/** What an agent has written so far, encrypted at rest. Each method is a transaction of its own. */
export type PageDrafts = {
  save(key: DraftKey, content: string, at: Date): Promise<void>;
  /** The draft, if it was written after a time. */
  find(key: DraftKey, writtenAfter: Date): Promise<{ content: string; savedAt: Date } | undefined>;
  remove(key: DraftKey): Promise<void>;
  /** Deletes drafts last written before a time; says how many. */
  purge(before: Date): Promise<number>;
};

/** The origins in whose pages a platform embeds ours (setting, P2.1). */
export type FrameOrigins = { ofPlatform(platformId: string): Promise<string[]> };

/** Makes secrets of 256 random bits and hashes them. */
export type LaunchTokens = { create(): { token: string; tokenHash: Buffer }; hashOf(token: string): Buffer };
