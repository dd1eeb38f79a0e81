import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { runKey } from '../../domain/engine-command/message-names.ts';
import type { EngineVariables } from '../../domain/engine-command/ports.ts';
import type { EngineJob, EngineOutcome } from '../../domain/engine/ports.ts';
import type { EngineConnection } from '../../infra/engine/engine-client.ts';
import { openJobStreams } from '../../infra/engine/job-streams.ts';
import type { Completion } from '../../processes/contracts/completions.ts';
import type { JobWrites } from '../../processes/contracts/jobs.ts';
import type { MessageVariables } from '../../processes/contracts/messages.ts';
import { eventually } from '../support/eventually.ts';
import { silentLogger } from '../support/silent-logger.ts';
import type { Work } from './measure.ts';

const unit = '430000000000';
const noReview: JobWrites<'review.planReview'> = {
  reviewCounty: false, reviewCity: false, reviewProvince: false, countyReviewUnit: null, cityReviewUnit: null, provinceReviewUnit: null,
};

/** What each kind of job of a consultation that the province answers is completed with. */
const answers: Record<string, EngineVariables> = {
  'order.validateOrder': { validation: 'valid' } satisfies JobWrites<'order.validateOrder'>,
  'order.registerOrder': { provinceCode: '43', regionLevel: 'county', withinProvince: true, reviewFlags: [], serviceType: 'consultation', startedOn: '2026-11-23' } satisfies JobWrites<'order.registerOrder'>,
  'due.computeOrderDue': {},
  'review.planReview': noReview,
  'feedback.sendResult': {},
  'initial-review': { outcome: 'accepted' } satisfies Completion<'initial-review'>,
  'province-intake': { outcome: 'handle', handlingUnit: unit, handlingLevel: 'province', informingUnit: unit } satisfies Completion<'province-intake'>,
  'consultation-answer': { outcome: 'answered' } satisfies Completion<'consultation-answer'>,
  informing: { outcome: 'done' } satisfies Completion<'informing'>,
  feedback: { outcome: 'sent' } satisfies Completion<'feedback'>,
};
const types = ['order.validateOrder', 'order.registerOrder', 'due.computeOrderDue', 'review.planReview', 'feedback.sendResult', 'io.camunda.zeebe:userTask'];

/** A busy engine says so; its client comes again, as ours does. */
async function untilTaken(call: () => Promise<EngineOutcome>): Promise<void> {
  for (;;) {
    const outcome = await call();
    if (outcome.ok) return;
    if (outcome.reason !== 'resourceExhausted') throw new Error(outcome.detail);
    await pause(20);
  }
}

/** The control of S1: the same models, every job completed at once with what it must answer and nothing done for it. */
export async function openNoOpWorkers(engine: EngineConnection, gatewayAddress: string): Promise<{ order: Work; close(): Promise<void> }> {
  const waiting = new Map<string, () => void>();
  const handle = async (job: EngineJob) => {
    const kind = job.type.startsWith('io.camunda') ? (job.customHeaders as Record<string, string>)['workItemKind'] : job.type;
    await untilTaken(() => engine.completeJob({ jobKey: job.key, variables: answers[kind ?? ''] ?? {} }));
    if (job.type === 'feedback.sendResult') waiting.get(String(job.variables['orderId']))?.();
    return () => Promise.resolve();
  };
  const handlers = types.map((type) => ({ type, variableNames: ['orderId'], timeoutMs: 60_000, handle }));
  const streams = openJobStreams({ gatewayAddress, workerName: 'no-op', concurrency: 64, engine, logger: silentLogger, handlers });
  await eventually('the streams to open', () => streams.open());

  const order: Work = async () => {
    const orderId = randomUUID();
    const key = runKey(orderId, 1);
    const variables: MessageVariables<'order.accepted'> = {
      commandId: orderId, orderId, acceptanceNo: orderId.slice(0, 20), runNo: 1, runKey: key, orderType: 'consultation', source: 'workOrder', docking: 'interface', provinceUnit: unit,
    };
    const ended = new Promise<void>((resolve) => waiting.set(orderId, resolve));
    await untilTaken(() => engine.publishMessage({ name: 'order.accepted', correlationKey: key, messageId: key, timeToLiveMs: 60_000, variables }));
    await ended;
    waiting.delete(orderId);
  };
  return { order, close: () => streams.stop(2_000) };
}
