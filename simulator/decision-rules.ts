import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { PlatformCredentials } from './credentials.ts';
import type { CallbackEntry } from './journal.ts';
import { createPlatformClient, type PlatformClient } from './platform-client.ts';
import { decisionOf, sendDecision, type Decision, type RequestKind } from './send-decision.ts';

/** How a platform answers 退单 and 延期 by itself: never, or with this word, how late, how often, and how sloppily. */
export const decisionRuleSchema = z.strictObject({
  rule: z.enum(['silent', 'agree', 'refuse']),
  seconds: z.int().min(0).max(3600).default(0).describe('收到申请后多少秒批复'),
  copies: z.int().min(1).max(5).default(1).describe('同一批复发几次'),
  thenDiffers: z.boolean().default(false).describe('最后再发一次相反的批复'),
  withoutNumber: z.boolean().default(false).describe('批复不带请求编号'),
});

export type DecisionRule = z.output<typeof decisionRuleSchema>;

/** What came of answering one request: the status of each sending, and what an integrator would not expect. */
export type DecisionOutcome = { at: string; platformCode: string; acceptanceNo: string; kind: RequestKind; statuses: number[]; surprises: string[] };

/** Rules by platform, and what came of following them. */
export type DecisionBoard = {
  set(platformCode: string, rule: DecisionRule): void;
  clear(platformCode: string): void;
  list(): { rules: Record<string, DecisionRule>; outcomes: readonly DecisionOutcome[] };
  /** Keeps what came of an answer that somebody gave by hand. */
  note(outcome: DecisionOutcome): void;
  /** Answers a request that was just kept, where a rule says so. */
  follow(platform: PlatformCredentials, entry: CallbackEntry): Promise<void>;
};

const kinds: Readonly<Partial<Record<string, RequestKind>>> = { withdrawalRequested: 'withdrawal', extensionRequested: 'extension' };
const opposite = { agree: 'refuse', refuse: 'agree' } as const;
const envelopeSchema = z.looseObject({ data: z.looseObject({ requestNo: z.string() }) });

/** Sends the decision as the rule says: a first one, its copies, and one that differs. */
export async function answerByRule(
  client: PlatformClient,
  rule: DecisionRule & { rule: 'agree' | 'refuse' },
  request: { kind: RequestKind; acceptanceNo: string; requestNo: string },
): Promise<Pick<DecisionOutcome, 'statuses' | 'surprises'>> {
  const numbered = rule.withoutNumber ? {} : { requestNo: request.requestNo };
  const bodyOf = (word: 'agree' | 'refuse'): Decision => ({ ...decisionOf[word], ...numbered });
  const bodies = [...Array.from({ length: rule.copies }, () => bodyOf(rule.rule)), ...(rule.thenDiffers ? [bodyOf(opposite[rule.rule])] : [])];
  const expected = bodies.map((_body, index) => (index === 0 ? 201 : index < rule.copies ? 200 : 409));
  const statuses: number[] = [];
  for (const body of bodies) statuses.push((await sendDecision(client, request.kind, request.acceptanceNo, body)).httpStatus);
  const surprises = statuses.flatMap((status, index) => (status === expected[index] ? [] : [`decision-${index + 1}-${status}-instead-of-${expected[index] ?? ''}`]));
  return { statuses, surprises };
}

/** An empty board over the connection to 12317; without an address nothing is ever answered. */
export function createDecisionBoard(apiUrl: string | undefined): DecisionBoard {
  const rules = new Map<string, DecisionRule>();
  const outcomes: DecisionOutcome[] = [];
  return {
    set: (platformCode, rule) => void rules.set(platformCode, rule),
    clear: (platformCode) => void rules.delete(platformCode),
    note: (outcome) => void outcomes.push(outcome),
    list: () => ({ rules: Object.fromEntries(rules), outcomes }),
    follow: async (platform, entry) => {
      const rule = rules.get(platform.platformCode);
      const kind = kinds[entry.kind];
      const envelope = envelopeSchema.safeParse(entry.envelope);
      if (!apiUrl || !rule || rule.rule === 'silent' || !kind || !entry.kept || !entry.acceptanceNo || !envelope.success) return;
      // Nobody waits for it when the simulator ends.
      await pause(rule.seconds * 1000, undefined, { ref: false });
      const client = createPlatformClient(apiUrl, platform, { connections: 1 });
      const request = { kind, acceptanceNo: entry.acceptanceNo, requestNo: envelope.data.data.requestNo };
      const result = await answerByRule(client, { ...rule, rule: rule.rule }, request)
        .catch((): Pick<DecisionOutcome, 'statuses' | 'surprises'> => ({ statuses: [], surprises: ['decision-without-answer'] }))
        .finally(() => client.close());
      outcomes.push({ at: new Date().toISOString(), platformCode: platform.platformCode, acceptanceNo: entry.acceptanceNo, kind, ...result });
    },
  };
}
