import type { Right } from '../user/right.ts';
import type { NoticeFacts, NoticeKind } from './kinds.ts';

/** Who is told: single users, and of units everybody with one of these rights. Who is barred from the order is left out (P3.1). */
export type Audience = { userIds?: readonly string[]; units?: readonly { unitId: string; rights: readonly Right[] }[] };

/** Something that people should know about an order. */
export type News = {
  orderId: string;
  kind: NoticeKind;
  facts: NoticeFacts;
  /** What happened, the same for every try to tell it: each person is told once of one event. */
  event: string;
  to: Audience;
  /** Also by short message, which carries the order's number only. */
  bySms: boolean;
  at: Date;
};

/** A notice as its reader sees it. */
export type Notice = {
  id: string;
  orderId: string;
  acceptanceNo: string;
  kind: NoticeKind;
  facts: NoticeFacts;
  createdAt: Date;
  readAt: Date | null;
};

/** Where a page of notices begins: behind this one. */
export type NoticeCursor = Pick<Notice, 'createdAt' | 'id'>;

/** The message centre (P5.4), in one transaction or outside of any. */
export type Notices = {
  /** Tells each person of the audience once per event; returns how many were told now. */
  tell(news: News): Promise<number>;
  /** A user's notices, newest first. */
  page(userId: string, filter: { unread: boolean }, after: NoticeCursor | undefined, limit: number): Promise<Notice[]>;
  countUnread(userId: string): Promise<number>;
  /** Marks the user's own notices read, all of them without ids; returns how many were unread. */
  markRead(userId: string, noticeIds: readonly string[] | undefined, at: Date): Promise<number>;
};
