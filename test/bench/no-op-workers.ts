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
  'due.armClock': { clockState: 'armed', yellowAt: '2099-01-01T00:00:00Z', redAt: '2099-01-02T00:00:00Z', escalateAt: '2099-01-03T00:00:00Z' } satisfies JobWrites<'due.armClock'>,
  'due.confirmClosed': {},
  'review.planReview': noReview,
  'feedback.assessResult': { contacted: true, hasFinding: true, amountMissing: false, personalDataFound: false, attachmentsReadable: true } satisfies JobWrites<'feedback.assessResult'>,
  'feedback.recordCheck': { gateState: 'passed' } satisfies JobWrites<'feedback.recordCheck'>,
  'feedback.sendResult': {},
  'initial-review': { outcome: 'accepted' } satisfies Completion<'initial-review'>,
  'province-intake': { outcome: 'handle', handlingUnit: unit, handlingLevel: 'province', informingUnit: unit } satisfies Completion<'province-intake'>,
  'consultation-answer': { outcome: 'answered' } satisfies Completion<'consultation-answer'>,
  informing: { outcome: 'done' } satisfies Completion<'informing'>,
  feedback: { outcome: 'sent' } satisfies Completion<'feedback'>,
};
const types = [...Object.keys(answers).filter((name) => name.includes('.')), 'io.camunda.zeebe:userTask'];
/** 12345's due and the unit's own: what such an order has running beside it. */
const duesPerOrder = 2;
const standstillMs = 60_000;

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

  const publish = <M extends 'order.accepted' | 'due.set' | 'due.closed'>(name: M, key: string, messageId: string, variables: MessageVariables<M>) =>
    untilTaken(() => engine.publishMessage({ name, correlationKey: key, messageId, timeToLiveMs: 60_000, variables }));
  const order: Work = async () => {
    const orderId = randomUUID();
    const key = runKey(orderId, 1);
    const run = { commandId: orderId, orderId, runNo: 1 };
    const dueIds = Array.from({ length: duesPerOrder }, () => randomUUID());
    const ended = new Promise<void>((resolve, reject) => {
      // A job type of the models that has no answer above would otherwise be waited for without end.
      const standstill = setTimeout(() => reject(new Error('an order of the control stands still')), standstillMs);
      waiting.set(orderId, () => {
        clearTimeout(standstill);
        resolve();
      });
    });
    await publish('order.accepted', key, key, { ...run, acceptanceNo: orderId.slice(0, 20), runKey: key, orderType: 'consultation', source: 'workOrder', docking: 'interface', provinceUnit: unit });
    await Promise.all(dueIds.map((dueId) => publish('due.set', dueId, dueId, { ...run, dueId })));
    await ended;
    waiting.delete(orderId);
    await Promise.all(dueIds.map((dueId) => publish('due.closed', dueId, `${dueId}:closed`, { ...run, dueId })));
  };
  return { order, close: () => streams.stop(2_000) };
}
