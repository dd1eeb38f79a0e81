import type { User } from './user.ts';

/** What a login is checked against. */
export type Credentials = {
  userId: string;
  unitId: string;
  passwordHash: string;
  active: boolean;
  failedLogins: number;
  lockedUntil: Date | null;
};

/** A colleague as lists and reports name them (表6: 姓名、职务、联系电话). */
export type Colleague = { id: string; name: string; duty: string; unitId: string; rights: User['rights'] };

/** Users, read in one transaction or outside of any; locked users' rows only in one. */
export type Users = {
  /** An active user. */
  find(userId: string): Promise<User | undefined>;
  /** Locks the row, so that failed logins at the same moment are all counted. */
  lockCredentials(login: string): Promise<Credentials | undefined>;
  recordFailedLogin(userId: string, lockedUntil: Date | null): Promise<void>;
  clearFailedLogins(userId: string): Promise<void>;
  /** The active users of a unit. */
  ofUnit(unitId: string): Promise<Colleague[]>;
};

/** A login that lasts: idle and absolute limits are wall time. */
export type Session = { tokenHash: Buffer; userId: string; createdAt: Date; lastSeenAt: Date; expiresAt: Date };

/** Sessions, by the hash of their token; the token itself is never stored. */
export type Sessions = {
  start(session: Session): Promise<void>;
  find(tokenHash: Buffer): Promise<Session | undefined>;
  touch(tokenHash: Buffer, at: Date): Promise<void>;
  end(tokenHash: Buffer): Promise<void>;
  /** Removes the user's sessions that no longer hold: last seen before one time, or past their end at another. */
  removeOver(userId: string, over: { lastSeenBefore: Date; expiredAt: Date }): Promise<void>;
};

/** Passwords are hashed with Argon2id. */
export type Passwords = {
  verify(storedHash: string, password: string): Promise<boolean>;
  /** Takes as long and answers no: for logins that don't exist. */
  verifyNobody(password: string): Promise<false>;
};

/** Makes session tokens of 256 random bits and hashes them. */
export type SessionTokens = {
  create(): { token: string; tokenHash: Buffer };
  hashOf(token: string): Buffer;
};
