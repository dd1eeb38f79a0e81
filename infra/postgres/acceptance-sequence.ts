import type { Knex } from 'knex';

/**
 * Numbers of the acceptance sequence, drawn in blocks so that an order rarely waits for one. A process that stops
 * leaves the rest of its block as a gap, and processes side by side draw from blocks of their own (P1.2 allows both).
 */
export function createAcceptanceSequence(database: Knex, blockSize = 100): () => Promise<bigint> {
  const ready: bigint[] = [];
  let drawing: Promise<void> | undefined;

  const draw = async () => {
    const { rows } = await database.raw<{ rows: { next: string }[] }>(
      `select nextval('acceptance_number') as next from generate_series(1, ?)`,
      [blockSize],
    );
    ready.push(...rows.map(({ next }) => BigInt(next)));
  };
  const drawOnce = () => {
    drawing ??= draw().finally(() => {
      drawing = undefined;
    });
    return drawing;
  };

  return async () => {
    for (;;) {
      const next = ready.shift();
      if (next !== undefined) return next;
      await drawOnce();
    }
  };
}
