import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSdkClient, type SdkClient } from '../../infra/engine/sdk-client.ts';
import type { RunningEngine } from '../../scripts/engine/start-engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestEngine } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { exportedRecords, isUnexpected, modelledFlows, reportWalked, walkedIn, type Flow } from '../support/exported-records.ts';
import { engineEnvironment, startProcess, untilDone } from '../support/product-processes.ts';

/** What the models' messages are correlated by; an instance doesn't begin without. */
const keys = { runKey: 'none', requestId: 'none', dueId: 'none', supervisionId: 'none', supplementRequestId: 'none' };

/** Where 信访件 start; nothing at all means the province there, for the sake of earlier callers. */
const startLevel = 'township';

describe('an outcome that nobody thought of (P9.3)', () => {
  let running: RunningEngine;
  let folder: string;
  let database: TestDatabase;
  let client: SdkClient;
  let flows: readonly Flow[];
  beforeAll(async () => {
    running = await startTestEngine({ version: '8.6.0', logsRecords: true });
    client = openSdkClient(running.gatewayAddress);
    folder = await mkdtemp(join(tmpdir(), 'unexpected-'));
    // The versions of the limit tables are kept there.
    database = await createTestDatabase();
    const environment = { PATH: process.env['PATH'], DATABASE_URL: database.url, ...engineEnvironment(running) };
    await untilDone(await startProcess(folder, 'deploy', ['scripts/deploy-models.ts'], environment));
    flows = (await modelledFlows()).filter(isUnexpected);
  }, 600_000);
  afterAll(async () => {
    await client.close();
    await running.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('leads at every gateway to the end that reports it, never on', async () => {
    // No variable of an outcome is there at all: as after a worker or a page that forgot it.
    for (const { process, source, when } of flows)
      await client.createProcessInstance({
        bpmnProcessId: process, variables: { ...keys, startLevel, ...(when ? { [when[0]]: when[1] } : {}) }, startInstructions: [{ elementId: source }],
      }); // prettier-ignore

    const walked = async () => flows.filter(walkedIn(await exportedRecords(running.logFile)));
    await eventually('every flow to be walked', async () => (await walked()).length === flows.length, 20_000).catch(() => undefined);
    const found = await walked();
    await reportWalked('unexpected-outcomes', flows, found);
    expect(flows.length).toBeGreaterThan(50);
    expect(flows.filter((flow) => !found.includes(flow)).map(({ process, id }) => `${process}/${id}`)).toEqual([]);
  }, 60_000);
});
