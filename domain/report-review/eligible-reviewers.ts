import type { AccessFacts } from '../access/facts.ts';
import { isBarred } from '../access/relation.ts';
import type { Colleague } from '../user/ports.ts';

/** Who of a unit may review a version: has the right, did not write it, isn't barred, hasn't approved it at another level (P3.4). */
export function eligibleReviewers(
  unit: { unitPath: readonly string[]; staff: readonly Colleague[] },
  against: { authorId: string; approverIds: readonly string[]; facts: Pick<AccessFacts, 'barredUnitIds' | 'barredUserIds'> },
): Colleague[] {
  return unit.staff.filter(
    (person) =>
      person.rights.includes('reviewer') &&
      person.id !== against.authorId &&
      !against.approverIds.includes(person.id) &&
      !isBarred({ id: person.id, unitPath: unit.unitPath }, against.facts),
  );
}
