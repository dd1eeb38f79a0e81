import type { LimitTableRow } from './schema.ts';

/** What a version changed: rows that came, that went, and that say something else than before. */
export type RowDifference = { before: LimitTableRow | null; after: LimitTableRow | null };

/** Whether two rows say the same, in whatever order their fields were kept. */
export const isSameRow = (one: LimitTableRow | null | undefined, other: LimitTableRow) => !!one && (Object.keys(other) as (keyof LimitTableRow)[]).every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));

/** The rows in which two versions differ, in the order of the later one; what only moved doesn't count. */
export function diffRows(before: readonly LimitTableRow[], after: readonly LimitTableRow[]): RowDifference[] {
  const find = (rows: readonly LimitTableRow[], id: string) => rows.find((row) => row.id === id) ?? null;
  const changed = after.map((row) => ({ before: find(before, row.id), after: row })).filter(({ before: old, after: row }) => !isSameRow(old, row));
  const gone = before.filter(({ id }) => find(after, id) === null).map((row) => ({ before: row, after: null }));
  return [...changed, ...gone];
}
