import type { CallbackKind } from '../delivery/ports.ts';
import type { WorkItemKind } from '../work-item/kinds.ts';

/** What is negotiated with 12345 (P4): 退单, tables 4 and 8, and 延期, tables 5 and 9. */
export const negotiationNames = { withdrawal: '退单', extension: '延期' } as const;

export type NegotiationKind = keyof typeof negotiationNames;

export const negotiationKinds = Object.keys(negotiationNames) as readonly NegotiationKind[];

/** A person's step on the way of a request. */
export type NegotiationStep = 'endorsement' | 'sending' | 'decision';

/** The human task of each step. */
export const negotiationItems = {
  withdrawal: { endorsement: 'withdrawal-endorsement', sending: 'withdrawal-sending', decision: 'withdrawal-decision' },
  extension: { endorsement: 'extension-endorsement', sending: 'extension-sending', decision: 'extension-decision' },
} as const satisfies Record<NegotiationKind, Record<NegotiationStep, WorkItemKind>>;

/** The human tasks of all steps. */
export const negotiationItemKinds: readonly WorkItemKind[] = negotiationKinds.flatMap((kind) => Object.values(negotiationItems[kind]));

/** The callback by which each request reaches 12345. */
export const requestCallbacks = { withdrawal: 'withdrawalRequested', extension: 'extensionRequested' } as const satisfies Record<NegotiationKind, CallbackKind>;

/** The kind of request that a human task is about; `undefined` for the tasks of handling itself. */
export function negotiationOf(item: WorkItemKind): NegotiationKind | undefined {
  return negotiationKinds.find((kind) => (Object.values(negotiationItems[kind]) as WorkItemKind[]).includes(item));
}
