import type { WorkItemKind } from '../work-item/kinds.ts';
import type { OrderDue } from './ports.ts';

/** A finished piece of work: what, where, and how it ended. */
export type FinishedWork = { kind: WorkItemKind; unitId: string; outcome: string };

/** Outcomes by which a unit gives the order back: whatever it had to do there is over. */
const returning = ['handBack', 'handedBack', 'handBackToReview'];

/** The work whose end an inner due of each name waits for. */
const stepKinds = {
  initialReview: ['initial-review'],
  review: ['report-review', 'province-review', 'answer-review', 'round-ruling'],
  declarationAcceptance: ['declaration-acceptance'],
  householdCheck: ['household-check'],
  determination: ['determination'],
  supervision: ['supervision-reply'],
} as const satisfies Record<string, readonly WorkItemKind[]>;

/**
 * Whether a due is met by a piece of work (P5.3); pure. 12345's due is met when the result is sent off. A unit's own due is
 * met when the report, the answer or the determination is handed in or the matter is referred, at every level that waited
 * for it; delegating meets nothing. Work given back ends only what that unit had to do.
 */
export function isMetBy(due: Pick<OrderDue, 'name' | 'unitId'>, { kind, unitId, outcome }: FinishedWork): boolean {
  if (due.name === 'order') return kind === 'feedback' && outcome === 'sent';
  const isOwn = due.unitId === unitId;
  if (returning.includes(outcome)) return isOwn && due.name !== 'supervision';
  if (due.name !== 'unit') return isOwn && (stepKinds[due.name] as readonly WorkItemKind[]).includes(kind);
  return ['submitted', 'answered', 'referred'].includes(outcome) || kind === 'determination';
}
