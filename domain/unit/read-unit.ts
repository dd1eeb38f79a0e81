import { DomainError } from '../shared/domain-error.ts';
import type { Colleague, Users } from '../user/ports.ts';
import type { User } from '../user/user.ts';
import type { Units } from './ports.ts';
import type { Unit } from './unit.ts';

/** A unit with those directly below it and its people: for choosing whom to delegate to, or who is accused. */
export type UnitPage = { unit: Unit; below: Unit[]; staff: Colleague[] };

/**
 * Reads a unit of one's own subtree: one's own, or one below; 国家局 reads all. Error: `not-found`.
 */
export async function readUnit(deps: { units: Units; users: Users }, input: { user: User; unitId: string }): Promise<UnitPage> {
  const path = await deps.units.pathOf(input.unitId);
  const [unit] = path;
  const isInside = input.user.unitLevel === 'national' || path.some(({ id }) => id === input.user.unitId);
  if (!unit || !isInside) throw new DomainError('not-found', '单位不存在或不在您的权限范围内。');
  return { unit, below: await deps.units.below(unit.id), staff: await deps.users.ofUnit(unit.id) };
}
