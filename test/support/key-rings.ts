import { createKeyRing, type KeyRing } from '../../infra/crypto/key-ring.ts';

const key = (id: string, day: number) => ({ id, createdAt: new Date(Date.UTC(2026, 0, day)), secret: Buffer.alloc(32, id) });

/** A ring whose newest keys are the last named; the same ids always give the same secrets. */
export function ringOf(fieldKeyIds: string[], indexKeyIds: string[] = ['i1']): KeyRing {
  return createKeyRing({
    fieldKeys: fieldKeyIds.map((id, index) => key(id, index + 1)),
    indexKeys: indexKeyIds.map((id, index) => key(id, index + 1)),
  });
}
