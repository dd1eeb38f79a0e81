/** Where an uploaded file stands (P1.6). `unscanned` (未扫描) exists only where scanning was switched off on purpose. */
export type AttachmentState = 'quarantined' | 'clean' | 'infected' | 'unscanned';

/** Who uploaded it: a platform for its order, or one of our users. */
export type AttachmentOwner = { platformId: string } | { userId: string };

/** An uploaded file. Its name may hold names of people: it is personal data. */
export type Attachment = {
  id: string;
  owner: AttachmentOwner;
  orderId: string | null;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  /** Lower-case hex of the content. */
  sha256: string;
  state: AttachmentState;
  /** The name in the file store; `null` once the content is deleted. */
  storedName: string | null;
  createdAt: Date;
};

/** Whether people and platforms may read it and orders refer to it. */
export const isUsable = ({ state }: Pick<Attachment, 'state'>): boolean => state === 'clean' || state === 'unscanned';
