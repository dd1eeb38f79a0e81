import type { UnitLevel } from '../unit/unit.ts';
import type { Right } from './right.ts';

/** A person who is logged in, as the rules see them. Name and 职务 are official facts (表6); the phone is not needed here. */
export type User = {
  id: string;
  login: string;
  name: string;
  /** 职务. */
  duty: string;
  unitId: string;
  unitName: string;
  unitLevel: UnitLevel;
  /** 12-digit code of the province; null for 国家局. */
  provinceCode: string | null;
  /** The ids of the own unit, the one above it, and so on up to the province: barring a unit bars those below it (P3.1). */
  unitPath: readonly string[];
  rights: readonly Right[];
  /** Logged in with a password that was given out once. */
  mustChangePassword?: boolean;
};

/** Whether the user holds one of these rights. */
export function hasAnyRight(user: Pick<User, 'rights'>, wanted: readonly Right[]): boolean {
  return wanted.some((right) => user.rights.includes(right));
}

/** The user as audit rows name them. */
export function actorOf(user: Pick<User, 'id' | 'unitId'>): { kind: 'user'; id: string; unitId: string } {
  return { kind: 'user', id: user.id, unitId: user.unitId };
}
