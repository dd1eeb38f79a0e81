import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EngineJob } from '../../domain/engine/ports.ts';
import { connectEngine, type EngineConnection } from '../../infra/engine/engine-client.ts';
import { type JobStreams, openJobStreams } from '../../infra/engine/job-streams.ts';
import type { RunningEngine } from '../../scripts/engine/start-engine.ts';
import { deploy, fixture, startTestEngine, succeeded } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { silentLogger } from '../support/silent-logger.ts';

describe('the engine behind the wrapped client', () => {
  let running: RunningEngine;
  let engine: EngineConnection;
  let streams: JobStreams;
  const jobs: EngineJob[] = [];
  const handle = (job: EngineJob) => {
    jobs.push(job);
    return Promise.resolve(() => Promise.resolve());
  };

  beforeAll(async () => {
    running = await startTestEngine();
    engine = connectEngine(running.gatewayAddress);
    await deploy(engine, [fixture('one-job.bpmn'), fixture('size.dmn')]);
    streams = openJobStreams({
      gatewayAddress: running.gatewayAddress,
      workerName: 'conformance',
      concurrency: 4,
      engine,
      logger: silentLogger,
      handlers: [{ type: 'fixture.work', variableNames: ['caseId'], timeoutMs: 60_000, handle }],
    });
    await eventually('the streams to open', () => streams.open());
  }, 600_000);
  afterAll(async () => {
    await streams.stop(1_000);
    await engine.close();
    await running.stop();
  });

  const want = async (caseId: string, messageId = caseId) =>
    engine.publishMessage({ name: 'fixture.jobWanted', correlationKey: caseId, messageId, timeToLiveMs: 60_000, variables: { caseId, other: 'not fetched' } });
  const jobOf = (caseId: string) => eventually(`the job of ${caseId}`, () => jobs.find((job) => job.variables['caseId'] === caseId));
  const newJob = async () => {
    const caseId = randomUUID();
    succeeded(await want(caseId));
    return jobOf(caseId);
  };

  it('says when every partition has a leader', async () => {
    const { topology } = succeeded(await engine.topology());

    expect(topology).toEqual({ ready: true, gatewayVersion: running.engineVersion, partitions: 1 });
  });

  it('streams a job with the asked variables, and completes it by key', async () => {
    const job = await newJob();

    expect(job).toMatchObject({ type: 'fixture.work', elementId: 'serviceTask_work', bpmnProcessId: 'fixtureOneJob', retries: 3 });
    expect(Object.keys(job.variables)).toEqual(['caseId']);
    expect(await engine.completeJob({ jobKey: job.key, variables: { done: true } })).toEqual({ ok: true });
  });

  it('answers notFound for a job that was completed before', async () => {
    const job = await newJob();
    succeeded(await engine.completeJob({ jobKey: job.key, variables: {} }));

    for (const again of [
      engine.completeJob({ jobKey: job.key, variables: {} }),
      engine.failJob({ jobKey: job.key, retries: 1, retryBackOffMs: 0, errorMessage: 'late' }),
      engine.updateJobTimeout({ jobKey: job.key, timeoutMs: 60_000 }),
      engine.throwError({ jobKey: job.key, errorCode: 'refused', errorMessage: 'late' }),
    ])
      expect(await again).toMatchObject({ ok: false, reason: 'notFound' });
  });

  it('starts one instance for equal messages and answers alreadyExists to the repeat', async () => {
    const caseId = randomUUID();
    succeeded(await want(caseId));

    expect(await want(caseId)).toMatchObject({ ok: false, reason: 'alreadyExists' });
    await jobOf(caseId);
    expect(jobs.filter((job) => job.variables['caseId'] === caseId)).toHaveLength(1);
  });

  it('hands a failed job out again after its back-off, with the given retries', async () => {
    const job = await newJob();
    succeeded(await engine.failJob({ jobKey: job.key, retries: 2, retryBackOffMs: 100, errorMessage: 'try again' }));

    const again = await eventually('the second delivery', () => jobs.filter(({ key }) => key === job.key)[1], 45_000);

    expect(again.retries).toBe(2);
  }, 60_000);

  it('refuses to complete a job that waits in an incident, and says so as rejected', async () => {
    const job = await newJob();
    succeeded(await engine.failJob({ jobKey: job.key, retries: 0, retryBackOffMs: 0, errorMessage: '需要人工处理' }));

    expect(await engine.completeJob({ jobKey: job.key, variables: {} })).toMatchObject({ ok: false, reason: 'rejected' });
    expect(await engine.failJob({ jobKey: job.key, retries: 0, retryBackOffMs: 0, errorMessage: 'again' })).toMatchObject({
      ok: false,
      reason: 'rejected',
    });
  });

  it('throws a BPMN error that the model catches', async () => {
    const job = await newJob();

    expect(await engine.throwError({ jobKey: job.key, errorCode: 'refused', errorMessage: '不予受理' })).toEqual({ ok: true });
    await eventually('the instance to end', async () => {
      const probe = await engine.setVariables({ elementInstanceKey: job.processInstanceKey, variables: {}, local: true });
      return !probe.ok && probe.reason === 'notFound';
    });
  });

  it('tells a live instance from an ended one by empty local variables', async () => {
    const job = await newJob();
    const probe = () => engine.setVariables({ elementInstanceKey: job.processInstanceKey, variables: {}, local: true });

    expect(await probe()).toMatchObject({ ok: true });
    expect(await engine.cancelProcessInstance(job.processInstanceKey)).toEqual({ ok: true });
    expect(await probe()).toMatchObject({ ok: false, reason: 'notFound' });
    expect(await engine.cancelProcessInstance(job.processInstanceKey)).toMatchObject({ ok: false, reason: 'notFound' });
  });

  it('evaluates a deployed decision and names the version it used', async () => {
    const answer = succeeded(await engine.evaluateDecision({ decisionId: 'fixtureSize', variables: { amount: 11 } }));

    expect(answer).toMatchObject({ output: 'big', version: 1 });
    expect(await engine.evaluateDecision({ decisionId: 'nobody', variables: {} })).toMatchObject({ ok: false });
  });

  it('refuses a broken model and deploys nothing of its request', async () => {
    const outcome = await engine.deployResources([{ name: 'broken.bpmn', content: Buffer.from('<not-bpmn/>') }]);

    expect(outcome).toMatchObject({ ok: false, reason: 'rejected' });
  });

  it('calls an engine that nobody reaches unavailable, and a closed client as well', async () => {
    const nobody = connectEngine('127.0.0.1:1');
    const call = () => nobody.completeJob({ jobKey: '1', variables: {} });

    expect(await call()).toMatchObject({ ok: false, reason: 'unavailable' });
    await nobody.close();
    expect(await call()).toMatchObject({ ok: false, reason: 'unavailable' });
  });
});
