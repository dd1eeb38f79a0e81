import type { PlatformAnswer, PlatformClient } from './platform-client.ts';

/** What 12345 is asked to decide. */
export type RequestKind = 'withdrawal' | 'extension';

/** 批复 (tables 4 and 5); without a number it belongs to the one sent request of its kind. */
export type Decision = { decision: '1' | '2'; opinion: string; requestNo?: string };

/** The decision of each word of rules and command line, with an opinion. */
export const decisionOf = {
  agree: { decision: '1', opinion: '经研究，同意。' },
  refuse: { decision: '2', opinion: '经研究，不同意，请继续按原要求办理。' },
} as const satisfies Record<string, Decision>;

export type DecisionWord = keyof typeof decisionOf;

/** Sends a decision once, over the connection of the order's platform. Throws where no answer came. */
export function sendDecision(client: PlatformClient, kind: RequestKind, acceptanceNo: string, decision: Decision): Promise<PlatformAnswer> {
  return client.tell(acceptanceNo, `${kind}-decisions`, decision);
}
