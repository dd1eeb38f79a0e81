/** What may vary, each with its values in order. */
export type Factors = Readonly<Record<string, readonly string[]>>;
/** One value of each factor. */
export type Row<F extends Factors> = { readonly [Name in keyof F]: F[Name][number] };

/** Every combination of values that is possible at all, in the order of the values. */
function rowsOf<F extends Factors>(factors: F, isPossible: (row: Row<F>) => boolean): Row<F>[] {
  const all = Object.entries(factors).reduce<Record<string, string>[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  ) as Row<F>[];
  return all.filter(isPossible);
}

/** The pairs of values of two different factors that stand in a row, each in words. */
function pairsIn(row: Readonly<Record<string, string>>): string[] {
  const values = Object.entries(row).map(([name, value]) => `${name}=${value}`);
  return values.flatMap((one, index) => values.slice(index + 1).map((other) => `${one} × ${other}`));
}

/** Every pair that some possible row holds. */
export function possiblePairs<F extends Factors>(factors: F, isPossible: (row: Row<F>) => boolean): ReadonlySet<string> {
  return new Set(rowsOf(factors, isPossible).flatMap(pairsIn));
}

/** The pairs that these rows hold. */
export const coveredPairs = (rows: readonly Readonly<Record<string, string>>[]): ReadonlySet<string> => new Set(rows.flatMap(pairsIn));

/**
 * A few rows that together hold every possible pair of values: again and again the row with the most pairs that are still
 * missing, the first of equals, so that the same factors give the same rows.
 */
export function coveringArray<F extends Factors>(factors: F, isPossible: (row: Row<F>) => boolean): Row<F>[] {
  const candidates = rowsOf(factors, isPossible).map((row) => ({ row, pairs: pairsIn(row) }));
  const missing = new Set(candidates.flatMap(({ pairs }) => pairs));
  const chosen: Row<F>[] = [];
  while (missing.size > 0) {
    const gain = (candidate: (typeof candidates)[number]) => candidate.pairs.filter((pair) => missing.has(pair)).length;
    const best = candidates.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    for (const pair of best.pairs) missing.delete(pair);
    chosen.push(best.row);
  }
  return chosen;
}
