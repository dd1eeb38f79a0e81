import type { Attachment, AttachmentOwner, AttachmentState } from './attachment.ts';
import type { ContentFacts, ContentLimits } from './content-rules.ts';

/** What is known of a file once it lies in the store. */
export type StoredFile = { storedName: string; sizeBytes: number; sha256: string };

/** Encrypted files under names that the store makes itself. */
export type FileStore = {
  /** Takes the content in; throws `attachment-too-large` as soon as it exceeds `maxBytes`, and keeps nothing of it then. */
  write(content: AsyncIterable<Uint8Array>, limits: { maxBytes: number }): Promise<StoredFile>;
  /** The content in order; throws in the middle where the stored file was altered or cut off. */
  read(storedName: string): AsyncIterable<Uint8Array>;
  /** Deleting what isn't there is no error. */
  remove(storedName: string): Promise<void>;
  /** Names of files last written more than `hours` ago (wall time), unfinished ones included. */
  listOlderThan(hours: number): AsyncIterable<string>;
};

/** Looks into a stored file: what it is by its content, not by its name. */
export type ContentInspector = { inspect(storedName: string, limits: ContentLimits): Promise<ContentFacts> };

/** What a virus scanner says. `unavailable`: it couldn't be asked or couldn't decide, the file stays in quarantine. */
export type ScanVerdict = { verdict: 'clean' } | { verdict: 'infected'; threatName: string } | { verdict: 'unavailable'; reason: string };

export type VirusScanner = { scan(content: AsyncIterable<Uint8Array>): Promise<ScanVerdict> };

/** Rows of attachments; methods live in one transaction. */
export type Attachments = {
  insert(attachment: Attachment): Promise<void>;
  find(attachmentId: string): Promise<Attachment | undefined>;
  /** Locks the row (`for update`) and reads it. */
  lock(attachmentId: string): Promise<Attachment | undefined>;
  listOfOrder(orderId: string): Promise<Attachment[]>;
  /**
   * Ties usable files of this owner to the order, those already tied to it included; returns the ids that are unknown,
   * another's, not usable, or another order's.
   */
  attach(orderId: string, owner: AttachmentOwner, attachmentIds: readonly string[]): Promise<string[]>;
  /** The result of a scan; with `storedName: null` the content is gone. */
  recordScan(attachmentId: string, result: { state: AttachmentState; at: Date; threatName?: string; contentRemoved?: boolean }): Promise<void>;
  /** Ids waiting for a scan, those tried longest ago first. */
  listQuarantined(limit: number): Promise<string[]>;
  /** Deletes rows that no order took and that were made before `before`; returns what they left in the file store. */
  deleteUnreferenced(before: Date, limit: number): Promise<{ id: string; storedName: string | null }[]>;
  /** Those of `storedNames` that some row still holds. */
  keptStoredNames(storedNames: readonly string[]): Promise<string[]>;
};
