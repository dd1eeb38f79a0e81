import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EngineJob } from '../../domain/engine/ports.ts';
import { messageNames, runKey, timeToLiveMs } from '../../domain/engine-command/message-names.ts';
import type { EngineCommand } from '../../domain/engine-command/ports.ts';
import { readConfig } from '../../infra/config.ts';
import { connectEngine, type EngineConnection } from '../../infra/engine/engine-client.ts';
import { type JobStreams, openJobStreams } from '../../infra/engine/job-streams.ts';
import type { RunningEngine } from '../../scripts/engine/start-engine.ts';
import { composeEngineRoles } from '../../workers/compose-engine-roles.ts';
import { insertOrder, type StoredOrder } from '../builders/stored-order.ts';
import { adaptersOver, stoppedClock } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { deploy, fixture, startTestEngine, succeeded } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { silentLogger } from '../support/silent-logger.ts';

type ItemRow = { id: string; state: string; kind: string; unit_id: string; job_key: string; process_instance_key: string };

describe('an order on the engine', () => {
  let database: TestDatabase;
  let running: RunningEngine;
  let engine: EngineConnection;
  let inTransaction: ReturnType<typeof adaptersOver>['inTransaction'];
  let stopRoles: () => Promise<unknown> = () => Promise.resolve();
  let finishing: JobStreams;
  const finished: EngineJob[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    running = await startTestEngine();
    engine = connectEngine(running.gatewayAddress);
    await deploy(engine, [fixture('order-run.bpmn')]);
    const clock = stoppedClock();
    ({ inTransaction } = adaptersOver(database.knex, clock));
    const { gatewayAddress, engineId } = running;
    const shared = { engine, gatewayAddress, logger: silentLogger };
    const config = readConfig({ DATABASE_URL: database.url, ZEEBE_ADDRESS: gatewayAddress });
    const roles = composeEngineRoles({ ...shared, config, database: database.knex, inTransaction, clock, engineId });
    const stops = roles.filter(({ name }) => name === 'dispatcher' || name === 'workers').map((role) => role.start());
    stopRoles = () => Promise.all(stops.map((stop) => stop()));
    const handle = (job: EngineJob) => {
      finished.push(job);
      return Promise.resolve(() => Promise.resolve());
    };
    finishing = openJobStreams({
      ...shared, workerName: 'finish', concurrency: 1, handlers: [{ type: 'fixture.finish', variableNames: [], timeoutMs: 60_000, handle }],
    });
    await eventually('the streams to open', () => finishing.open());
  }, 600_000);
  afterAll(async () => {
    await stopRoles();
    await finishing.stop(1_000);
    await engine.close();
    await running.stop();
    await database.drop();
  });

  const append = (command: EngineCommand) => inTransaction(({ commands }) => commands.append(command));
  const startCommand = ({ id: orderId, runNo, unitId }: StoredOrder): EngineCommand => {
    const key = runKey(orderId, runNo);
    const variables = { orderId, runNo, runKey: key, provinceUnit: unitId };
    return { kind: 'message', name: 'fixture.accepted', orderId, runNo, correlationKey: key, messageId: key, timeToLiveMs: timeToLiveMs.start, variables };
  };
  const itemOf = (order: StoredOrder) =>
    eventually('the work item', () => database.knex<ItemRow>('work_item').where('order_id', order.id).first());
  const commandState = async (id: string) => (await database.knex('engine_command').where('id', id).first<{ state: string }>('state')).state;
  const audited = (order: StoredOrder) => database.knex('audit_entry').where('order_id', order.id).orderBy('id').pluck('action');
  const isGone = async (processInstanceKey: string) => {
    const probe = await engine.setVariables({ elementInstanceKey: processInstanceKey, variables: {}, local: true });
    return !probe.ok && probe.reason === 'notFound';
  };

  it('starts by its command, registers its instance, shows its task, and goes on when a person has decided', async () => {
    const order = await insertOrder(database.knex);
    const commandId = await append(startCommand(order));

    const item = await itemOf(order);

    expect(item).toMatchObject({ state: 'open', kind: 'informing', unit_id: order.unitId });
    expect(await database.knex('order_run').where('order_id', order.id).first('engine_id', 'process_instance_key')).toEqual({
      engine_id: running.engineId,
      process_instance_key: item.process_instance_key,
    });
    expect(await commandState(commandId)).toBe('consumed');
    expect(await audited(order)).toEqual(['order.instanceRegistered', 'workItem.opened']);

    const done: EngineCommand = {
      kind: 'completeJob', name: 'informing', orderId: order.id, runNo: 1, engineId: running.engineId, jobKey: item.job_key, variables: { outcome: 'done' },
    };
    const doneId = await append(done);
    const next = await eventually('the step behind the task', () => finished.find((job) => job.processInstanceKey === item.process_instance_key));
    await eventually('the command to be marked', async () => (await commandState(doneId)) === 'consumed');
    succeeded(await engine.completeJob({ jobKey: next.key, variables: {} }));
  });

  it('is started once, however often its start is published, even after its instance has ended', async () => {
    const order = await insertOrder(database.knex);
    await append(startCommand(order));
    const item = await itemOf(order);
    // A message of another id is held while the instance lives and starts a second one when it ends: the late duplicate.
    const late = await append({ ...startCommand(order), messageId: `${runKey(order.id, 1)}:late` } as EngineCommand);
    await eventually('the duplicate to be published', async () => (await commandState(late)) === 'published');

    succeeded(await engine.cancelProcessInstance(item.process_instance_key));

    await eventually('the duplicate to be consumed', async () => (await commandState(late)) === 'consumed');
    expect(await audited(order)).toEqual(['order.instanceRegistered', 'workItem.opened', 'order.duplicateStartRefused']);
    expect(await database.knex('order_run').where('order_id', order.id)).toMatchObject([{ process_instance_key: item.process_instance_key }]);
  });

  it('clears its instance when PostgreSQL has ended the order', async () => {
    const order = await insertOrder(database.knex);
    await append(startCommand(order));
    const item = await itemOf(order);

    const ended = await inTransaction(async ({ orders, commands }) => {
      await orders.lock(order.id);
      await orders.change(order.id, { status: 'cancelled', endedAt: new Date() });
      const key = runKey(order.id, 1);
      return commands.append({
        kind: 'message', name: messageNames.orderEnded, orderId: order.id, runNo: 1, correlationKey: key, timeToLiveMs: timeToLiveMs.other,
        variables: { orderId: order.id, reason: 'cancelled' },
      });
    });

    await eventually('the instance to be gone', () => isGone(item.process_instance_key));
    expect(await commandState(ended)).toBe('consumed');
    expect(await audited(order)).toContain('order.instanceCleared');
  });

  it('lets an order that ended before its start go by the end for late starts', async () => {
    const order = await insertOrder(database.knex, { status: 'cancelled', endedAt: new Date() });
    const start = await append(startCommand(order));

    await eventually('the start to be consumed', async () => (await commandState(start)) === 'consumed');
    expect(await database.knex('order_run').where('order_id', order.id)).toEqual([]);
    expect(await database.knex('work_item').where('order_id', order.id)).toEqual([]);
  });

  it('raises an alarm for a job that is gone although PostgreSQL did not end it', async () => {
    const order = await insertOrder(database.knex);
    await append(startCommand(order));
    const item = await itemOf(order);
    succeeded(await engine.cancelProcessInstance(item.process_instance_key));

    const lost = await append({
      kind: 'completeJob', name: 'informing', orderId: order.id, runNo: 1, engineId: running.engineId, jobKey: item.job_key, variables: {},
    });

    await eventually('the command to be voided', async () => (await commandState(lost)) === 'void');
    expect(await audited(order)).toContain('engineCommand.jobMissing');
  });
});
