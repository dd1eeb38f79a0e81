import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An order this platform pushed, and how the answer compared with what it expected. */
export type PushEntry = {
  entry: 'push';
  at: string;
  batchId: string;
  caseId: string;
  title: string;
  platformCode: string;
  orderType: string;
  platformOrderNo: string | null;
  acceptanceNo: string | null;
  httpStatus: number;
  /** `accepted`, or the code of the problem. */
  answer: string;
  expected: string;
  surprises: string[];
};

/** A callback that came in: what it was, whether it was believed, what was strange about it, what we answered. */
export type CallbackEntry = {
  entry: 'callback';
  at: string;
  platformCode: string;
  webhookId: string | null;
  kind: string;
  platformOrderNo: string | null;
  acceptanceNo: string | null;
  round: number | null;
  sequence: number | null;
  bodySha256: string;
  /** `verified`, or why not. */
  verification: string;
  /** Saved as this platform's own copy; a repeat and a callback hit by a fault aren't. */
  kept: boolean;
  repeat: boolean;
  surprises: string[];
  answered: string;
  /** The message itself: the platform's own copy (留存本地). */
  envelope: unknown;
};

/** Everything that happened, in order; lines of JSON on disk, so that a restart forgets nothing. */
export type Journal = {
  add: (entry: PushEntry | CallbackEntry) => void;
  pushes: () => readonly PushEntry[];
  callbacks: () => readonly CallbackEntry[];
};

function readEntries(path: string): (PushEntry | CallbackEntry)[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  // A line cut off by a kill is left out; the sender repeats what it got no answer for.
  return text.split('\n').flatMap((line) => {
    try {
      return line ? [JSON.parse(line) as PushEntry | CallbackEntry] : [];
    } catch {
      return [];
    }
  });
}

/** Opens the journal in `directory` (readable by its owner only: the copies hold personal data). */
export function openJournal(directory: string): Journal {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'journal.jsonl');
  const before = readEntries(path);
  const pushes = before.filter((entry) => entry.entry === 'push');
  const callbacks = before.filter((entry) => entry.entry === 'callback');
  return {
    add(entry) {
      // Written before the answer goes out, so that whatever we acknowledged is kept.
      appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
      if (entry.entry === 'push') pushes.push(entry);
      else callbacks.push(entry);
    },
    pushes: () => pushes,
    callbacks: () => callbacks,
  };
}
