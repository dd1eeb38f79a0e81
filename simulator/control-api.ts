import { z } from 'zod';
import { decisionRuleSchema, type DecisionBoard } from './decision-rules.ts';
import { callbackFaultSchema, type FaultBoard } from './fault-modes.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { CallbackEntry, Journal, PushEntry } from './journal.ts';

/** What the simulator's command line enters after each push. */
export const pushEntrySchema = z.strictObject({
  entry: z.literal('push'),
  at: z.iso.datetime(),
  batchId: z.string(),
  caseId: z.string(),
  title: z.string(),
  platformCode: z.string(),
  orderType: z.string(),
  platformOrderNo: z.string().nullable(),
  acceptanceNo: z.string().nullable(),
  httpStatus: z.int(),
  answer: z.string(),
  expected: z.string(),
  surprises: z.array(z.string()),
}) satisfies z.ZodType<PushEntry>;

/** A callback without the message itself: what page, command line and tests look at. */
export type CallbackSummary = Omit<CallbackEntry, 'envelope'>;

// JSON leaves an undefined field out.
const summaryOf = (entry: CallbackEntry): CallbackSummary & { envelope: undefined } => ({ ...entry, envelope: undefined });

type ControlDeps = { journal: Journal; faults: FaultBoard; decisions: DecisionBoard };

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function addPush({ journal }: ControlDeps, body: string): HttpAnswer {
  const parsed = pushEntrySchema.safeParse(readJson(body));
  if (!parsed.success) return { status: 422, body: { message: '推送记录格式不符' } };
  journal.add(parsed.data);
  return { status: 201, body: { code: 0 } };
}

function setFault({ faults }: ControlDeps, platformCode: string, body: string): HttpAnswer {
  const parsed = callbackFaultSchema.safeParse(readJson(body));
  if (!parsed.success) return { status: 422, body: { message: '故障设置格式不符', issues: z.prettifyError(parsed.error) } };
  faults.set(platformCode, parsed.data);
  return { status: 200, body: parsed.data };
}

function setDecisionRule({ decisions }: ControlDeps, platformCode: string, body: string): HttpAnswer {
  const parsed = decisionRuleSchema.safeParse(readJson(body));
  if (!parsed.success) return { status: 422, body: { message: '批复规则格式不符', issues: z.prettifyError(parsed.error) } };
  decisions.set(platformCode, parsed.data);
  return { status: 200, body: decisions.list() };
}

/**
 * The simulator's own switchboard over HTTP, for its command line and for tests: `GET /control/pushes`,
 * `GET /control/callbacks`, `GET /control/copies/{acceptanceNo}`, `POST /control/pushes`,
 * `GET /control/faults`, `PUT|DELETE /control/faults/{platformCode}`, and the same for `decisions`: how 退单 and 延期 are answered. Undefined: not one of its routes.
 */
export function answerControl(deps: ControlDeps, request: { method: string; path: string; body: string }): HttpAnswer | undefined {
  const [area, resource, id] = request.path.split('/').slice(1).map(decodeURIComponent);
  if (area !== 'control') return undefined;
  const { journal, faults, decisions } = deps;
  switch (`${request.method} ${resource ?? ''}`) {
    case 'GET pushes':
      return { status: 200, body: journal.pushes() };
    case 'POST pushes':
      return addPush(deps, request.body);
    case 'GET callbacks':
      return { status: 200, body: journal.callbacks().map(summaryOf) };
    case 'GET copies':
      return { status: 200, body: journal.callbacks().filter((entry) => entry.kept && entry.acceptanceNo === id) };
    case 'GET faults':
      return { status: 200, body: faults.list() };
    case 'PUT faults':
      return id ? setFault(deps, id, request.body) : undefined;
    case 'DELETE faults':
      if (id) faults.clear(id);
      return { status: 200, body: faults.list() };
    case 'GET decisions':
      return { status: 200, body: decisions.list() };
    case 'PUT decisions':
      return id ? setDecisionRule(deps, id, request.body) : undefined;
    case 'DELETE decisions':
      if (id) decisions.clear(id);
      return { status: 200, body: decisions.list() };
    default:
      return undefined;
  }
}
