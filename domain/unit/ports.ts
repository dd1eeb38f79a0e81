import type { Unit } from './unit.ts';

/** Units, read in one transaction or outside of any. */
export type Units = {
  find(unitId: string): Promise<Unit | undefined>;
  /** The unit, the one above it, and so on up to its province. Empty where the unit does not exist. */
  pathOf(unitId: string): Promise<Unit[]>;
  /** The units directly below, in use, by id. */
  below(unitId: string): Promise<Unit[]>;
};
