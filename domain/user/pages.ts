import { hasAnyRight, type User } from './user.ts';
import type { Right } from './right.ts';
import type { UnitLevel } from '../unit/unit.ts';

type Rule = { rights: readonly Right[]; levels?: readonly UnitLevel[] };

const upper = ['national', 'province'] as const;
const business = ['handler', 'reviewer', 'supervisor', 'operator', 'unseal', 'seatAgent', 'nationalHandler'] as const;

/** The pages of the workbench in the order of the menu, and whose they are; each of their requests is checked all the same. */
const rules = {
  inbox: { rights: ['handler', 'reviewer', 'supervisor', 'unseal', 'seatAgent', 'nationalHandler'] },
  search: { rights: business },
  dashboard: { rights: ['supervisor', 'nationalHandler'] },
  console: { rights: ['operator'], levels: upper },
  users: { rights: ['systemAdmin', 'securityAdmin'], levels: upper },
  units: { rights: ['systemAdmin'], levels: upper },
  platforms: { rights: ['systemAdmin', 'securityAdmin'], levels: upper },
  regions: { rights: ['systemAdmin'], levels: upper },
  settings: { rights: ['systemAdmin'], levels: upper },
  limits: { rights: ['systemAdmin'], levels: upper },
  calendar: { rights: ['systemAdmin'], levels: upper },
  codeLists: { rights: ['systemAdmin'], levels: upper },
  audit: { rights: ['auditAdmin'], levels: upper },
} as const satisfies Record<string, Rule>;

/** A page that the menu may show. */
export type PageName = keyof typeof rules;

/** The pages that a user has something to do on. */
export function pagesFor(user: Pick<User, 'rights' | 'unitLevel'>): PageName[] {
  const isFor = ({ rights, levels }: Rule) => hasAnyRight(user, rights) && (levels?.includes(user.unitLevel) ?? true);
  return (Object.keys(rules) as PageName[]).filter((page) => isFor(rules[page]));
}
