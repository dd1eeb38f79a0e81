import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EngineJob } from '../../domain/engine/ports.ts';
import { connectEngine, type EngineConnection } from '../../infra/engine/engine-client.ts';
import { alignEngineClock, moveEngineClock } from '../../infra/engine/engine-clock.ts';
import { type JobStreams, openJobStreams } from '../../infra/engine/job-streams.ts';
import type { RunningEngine } from '../../scripts/engine/start-engine.ts';
import { deploy, fixture, startTestEngine, succeeded, testEngineVersion } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { silentLogger } from '../support/silent-logger.ts';

const hourMs = 3_600_000;
/** The in-memory engine forgets everything, its models too. */
const keepsData = testEngineVersion !== '8.8.21';

describe('workers when the engine goes away and comes back', () => {
  const dataDirectory = join(import.meta.dirname, '../../.data/test', `engine-restart-${process.pid}`);
  let running: RunningEngine;
  let engine: EngineConnection;
  let streams: JobStreams;
  const jobs: EngineJob[] = [];
  const handle = (job: EngineJob) => {
    jobs.push(job);
    return Promise.resolve(() => Promise.resolve());
  };

  beforeAll(async () => {
    running = await startTestEngine({ dataDirectory });
    engine = connectEngine(running.gatewayAddress);
    await deploy(engine, [fixture('one-job.bpmn')]);
    streams = openJobStreams({
      gatewayAddress: running.gatewayAddress,
      workerName: 'restart',
      concurrency: 4,
      engine,
      logger: silentLogger,
      probeEveryMs: 1_000,
      // So slow that only a stream can explain a quick job.
      pollEveryMs: 600_000,
      handlers: [{ type: 'fixture.work', variableNames: ['caseId'], timeoutMs: 60_000, handle }],
    });
    await eventually('the streams to open', () => streams.open());
  }, 120_000);
  afterAll(async () => {
    await streams.stop(1_000);
    await engine.close();
    await running.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  const newJob = async (withinMs: number) => {
    const caseId = randomUUID();
    succeeded(
      await engine.publishMessage({ name: 'fixture.jobWanted', correlationKey: caseId, messageId: caseId, timeToLiveMs: 60_000, variables: { caseId } }),
    );
    return eventually('a job made after the heal', () => jobs.find((job) => job.variables['caseId'] === caseId), withinMs);
  };
  const engineNow = async () => {
    const response = await fetch(`${running.managementUrl}/actuator/clock`);
    return ((await response.json()) as { epochMilli: number }).epochMilli;
  };

  it('get a job that is made after the engine was killed and started again', async () => {
    const before = await newJob(5_000);
    const generations = streams.generations();

    running.kill('SIGKILL');
    await running.exited;
    await eventually('the loss to be noticed', () => !streams.open());
    expect(await engine.completeJob({ jobKey: before.key, variables: {} })).toMatchObject({ ok: false });
    running = await startTestEngine({ dataDirectory, ports: running.ports });
    if (!keepsData) await deploy(engine, [fixture('one-job.bpmn')]);
    await eventually('the streams to open again', () => streams.open());

    expect(streams.generations()).toBeGreaterThan(generations);
    const after = await newJob(5_000);
    expect(await engine.completeJob({ jobKey: after.key, variables: {} })).toEqual({ ok: true });
    if (keepsData) expect(await engine.completeJob({ jobKey: before.key, variables: {} })).toEqual({ ok: true });
  }, 180_000);

  it('get a job that is made after the engine was frozen', async () => {
    running.kill('SIGSTOP');
    const call = engine.publishMessage({ name: 'fixture.jobWanted', correlationKey: 'frozen', messageId: 'frozen', timeToLiveMs: 1_000, variables: {} });
    expect(await call).toMatchObject({ ok: false, reason: 'unknownOutcome' });
    await eventually('the loss to be noticed', () => !streams.open());

    running.kill('SIGCONT');
    await eventually('the streams to open again', () => streams.open(), 40_000);
    await newJob(5_000);
  }, 120_000);

  it('find the engine at business time again after its restart', async () => {
    await moveEngineClock(running.managementUrl, 2 * hourMs);
    expect(Math.abs((await engineNow()) - Date.now() - 2 * hourMs)).toBeLessThan(10_000);
    await running.stop();
    running = await startTestEngine({ dataDirectory, ports: running.ports });
    expect(Math.abs((await engineNow()) - Date.now())).toBeLessThan(10_000);

    const movedBy = await alignEngineClock(running.managementUrl, 2 * hourMs);

    expect(Math.abs(movedBy - 2 * hourMs)).toBeLessThan(10_000);
    expect(Math.abs((await engineNow()) - Date.now() - 2 * hourMs)).toBeLessThan(10_000);
    expect(await alignEngineClock(running.managementUrl, 2 * hourMs)).toBe(0);
  }, 120_000);
});
