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

/** What was answered outside the simulator's own page and rules. */
export const decidedSchema = z.strictObject({
  at: z.iso.datetime(),
  platformCode: z.string(),
  acceptanceNo: z.string(),
  kind: z.enum(['withdrawal', 'extension']),
  statuses: z.array(z.int()),
});

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

function answerDecisions(deps: ControlDeps, { method, body }: { method: string; body: string }, platformCode: string | undefined): HttpAnswer | undefined {
  if (method === 'POST') return noteDecision(deps, body);
  if (method === 'PUT') return platformCode ? setDecisionRule(deps, platformCode, body) : undefined;
  if (method === 'DELETE' && platformCode) deps.decisions.clear(platformCode);
  return { status: 200, body: deps.decisions.list() };
}

/** An answer that was given elsewhere: on the command line, or by a day that is played. */
function noteDecision({ decisions }: ControlDeps, body: string): HttpAnswer {
  const parsed = decidedSchema.safeParse(readJson(body));
  if (!parsed.success) return { status: 422, body: { message: '批复记录格式不符' } };
  decisions.note({ ...parsed.data, surprises: [] });
  return { status: 201, body: { code: 0 } };
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
 * `GET /control/faults`, `PUT|DELETE /control/faults/{platformCode}`, and the same for
 * `decisions`: how 退单 and 延期 are answered, `POST /control/decisions` notes an answer given elsewhere. Undefined: not one of its routes.
 */
export function answerControl(deps: ControlDeps, request: { method: string; path: string; body: string }): HttpAnswer | undefined {
  const [area, resource, id] = request.path.split('/').slice(1).map(decodeURIComponent);
  if (area !== 'control') return undefined;
  return resource === 'decisions' ? answerDecisions(deps, request, id) : answerRecords(deps, { ...request, resource, id });
}

type RecordRequest = { method: string; body: string; resource: string | undefined; id: string | undefined };

function answerRecords(deps: ControlDeps, { method, body, resource, id }: RecordRequest): HttpAnswer | undefined {
  const { journal, faults } = deps;
  switch (`${method} ${resource ?? ''}`) {
    case 'GET pushes':
      return { status: 200, body: journal.pushes() };
    case 'POST pushes':
      return addPush(deps, body);
    case 'GET callbacks':
      return { status: 200, body: journal.callbacks().map(summaryOf) };
    case 'GET copies':
      return { status: 200, body: journal.callbacks().filter((entry) => entry.kept && entry.acceptanceNo === id) };
    case 'GET faults':
      return { status: 200, body: faults.list() };
    case 'PUT faults':
      return id ? setFault(deps, id, body) : undefined;
    case 'DELETE faults':
      if (id) faults.clear(id);
      return { status: 200, body: faults.list() };
    default:
      return undefined;
  }
}
