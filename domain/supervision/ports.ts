/** `open` waits for an accepted reply, `accepted` has it, `closed` ended with the order or with the unit's part in it. */
export type SupervisionState = 'open' | 'accepted' | 'closed';

/** 督办单 (P5.4): at most one open per order. */
export type Supervision = { id: string; orderId: string; runNo: number; issuingUnitId: string; handlingUnitId: string; state: SupervisionState };

/** One reply with what became of it. */
export type SupervisionReplyView = {
  text: string;
  repliedBy: string;
  repliedAt: Date;
  decision: 'accepted' | 'returned' | null;
  opinion: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
};

/** A 督办单 as a page shows it. */
export type SupervisionView = Supervision & {
  issuingUnitName: string;
  handlingUnitName: string;
  issuedBy: string;
  issuedAt: Date;
  endedAt: Date | null;
  replyBy: Date;
  demand: string;
  replies: SupervisionReplyView[];
};

/** 督办单 in one transaction, the order locked; reads outside of any. Texts are kept encrypted. */
export type Supervisions = {
  add(supervision: Omit<Supervision, 'id' | 'state'> & { issuedBy: string; issuedAt: Date; replyBy: Date; demand: string }): Promise<string>;
  find(supervisionId: string): Promise<Supervision | undefined>;
  /** The open one of an order. */
  openOf(orderId: string): Promise<Supervision | undefined>;
  end(supervisionId: string, state: Exclude<SupervisionState, 'open'>, at: Date): Promise<void>;
  addReply(supervisionId: string, reply: { text: string; byUserId: string; at: Date }): Promise<void>;
  /** Decides the last reply. */
  decideReply(supervisionId: string, decision: { decision: 'accepted' | 'returned'; opinion: string; byUserId: string; at: Date }): Promise<void>;
  /** All of an order, newest first. */
  ofOrder(orderId: string): Promise<SupervisionView[]>;
};
