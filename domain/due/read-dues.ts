import { assertMayAct, mayAct } from '../access/authorise.ts';
import type { AccessFactsSource } from '../access/facts.ts';
import { partEndedAt } from '../access/relation.ts';
import { explainDue, explainStanding } from '../calendar/explain-due.ts';
import type { User } from '../user/user.ts';
import type { DueName } from './due-names.ts';
import { isBelow, latestDueFor } from './move-inner-due.ts';
import type { DueCard, Dues, ShownDue } from './ports.ts';

/** A due as people see it, with how it came about in words (P5.2). */
export type DueView = {
  id: string;
  name: DueName;
  runNo: number;
  unitId: string | null;
  unitName: string | null;
  startsAt: Date;
  dueAt: Date;
  state: 'open' | 'closed';
  closedAt: Date | null;
  isProvisional: boolean;
  isPaused: boolean;
  explanation: string;
  cards: { card: DueCard; dueAt: Date; firedAt: Date }[];
  /** Until when the reader's unit may move it; null where it may not (P4.4). */
  movableUntil: Date | null;
};

/**
 * The dues of an order, all rounds, newest round first, each with its explanation (P5.2, P9.1). A unit whose part is over
 * sees its own. Error: `not-found` out of scope.
 */
export async function readDues(deps: { dues: Dues; access: AccessFactsSource }, input: { user: User; orderId: string }): Promise<DueView[]> {
  const { user } = input;
  const facts = await deps.access.of(input.orderId);
  assertMayAct(user, 'view', facts);
  const isPart = partEndedAt(user, facts) !== undefined;
  const shown = (await deps.dues.shownOf(input.orderId)).filter(({ unitId }) => !isPart || unitId === user.unitId);
  const mayMove = mayAct(user, 'moveInnerDue', facts);
  return shown.map((due) => {
    const open = shown.filter(({ state, runNo }) => state === 'open' && runNo === due.runNo);
    const movable = mayMove && due.state === 'open' && isBelow(due, user.unitId, due.runNo, facts);
    return { ...toView(due), movableUntil: movable ? (latestDueFor(user.unitId, open) ?? due.dueAt) : null };
  });
}

function toView(due: ShownDue): Omit<DueView, 'movableUntil'> {
  const { id, name, runNo, unitId, unitName, startsAt, dueAt, state, closedAt, explanation, fired, paused } = due;
  return {
    id, name, runNo, unitId, unitName, startsAt, dueAt, state, closedAt,
    isProvisional: explanation.provisionalYears.length > 0,
    isPaused: state === 'open' && paused !== null,
    explanation: `${explainDue(explanation)}${state === 'open' && paused ? explainStanding(paused) : ''}`,
    cards: fired,
  }; // prettier-ignore
}
