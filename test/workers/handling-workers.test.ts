import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EngineJob } from '../../domain/engine/ports.ts';
import { recallOrder } from '../../domain/handling/recall-order.ts';
import type { User } from '../../domain/user/user.ts';
import { isDatabaseAway } from '../../infra/postgres/database-away.ts';
import { createJobEffectRepository } from '../../infra/postgres/job-effect-repository.ts';
import { createRecordRecallWorker } from '../../workers/handling/record-recall.ts';
import { createPassInitialReviewWorker } from '../../workers/review/pass-initial-review.ts';
import { createPlanReviewWorker } from '../../workers/review/plan-review.ts';
import type { JobWorker } from '../../workers/runtime/define-worker.ts';
import { runJob } from '../../workers/runtime/run-job.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { insertStaff, insertUnits, units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { recordingEngine } from '../support/recording-engine.ts';
import { silentLogger } from '../support/silent-logger.ts';

const engineId = randomUUID();

describe('the workers behind handling', () => {
  let database: TestDatabase;
  let adapters: ReturnType<typeof adaptersOver>;
  let province: User;
  let city: User;
  let author: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    adapters = adaptersOver(database.knex);
    await insertUnits(database.knex);
    const userOf = async (unit: string) => {
      const { id } = await insertStaff(database.knex, adapters.cipher, unit, ['handler']);
      const user = await adapters.inTransaction(({ users }) => users.find(id));
      if (!user) throw new Error('the user is missing');
      return user;
    };
    province = await userOf(units.hunan);
    city = await userOf(units.changsha);
    author = (await userOf(units.liuyang)).id;
    await insertStaff(database.knex, adapters.cipher, units.liuyang, ['reviewer']);
    await insertStaff(database.knex, adapters.cipher, units.hunan, ['reviewer']);
  });
  afterAll(() => database.drop());

  let serial = 0;
  const jobFor = (orderId: string, variables: object = {}): EngineJob => {
    serial += 1;
    return {
      key: String(100 + serial), type: 'any', processInstanceKey: '77', elementInstanceKey: String(10_000 + serial), elementId: 'task',
      bpmnProcessId: 'orderHandling', retries: 3, customHeaders: {}, variables: { orderId, runNo: 1, ...variables },
    };
  }; // prettier-ignore
  const deliver = async (worker: JobWorker, job: EngineJob) => {
    const { engine, calls } = recordingEngine();
    await runJob(worker, job, { engine, effects: createJobEffectRepository(database.knex), engineId, isDatabaseAway, logger: silentLogger });
    return calls;
  };
  const completing = (job: EngineJob, variables: object) => [{ call: 'completeJob', given: { jobKey: job.key, variables } }];
  const incident = (job: EngineJob) => [{ call: 'failJob', given: expect.objectContaining({ jobKey: job.key, retries: 0 }) as object }];
  const statusOf = async (orderId: string) => (await database.knex('work_order').where('id', orderId).pluck('status'))[0] as string;
  const end = (orderId: string) => database.knex('work_order').where('id', orderId).update({ status: 'cancelled', ended_at: new Date() });
  const inLiuyang = async () => {
    const { id } = await acceptOrderOf(adapters, { status: 'in_handling' });
    const delegated = { order_id: id, run_no: 1, delegated_at: new Date() };
    await database.knex('delegation').insert([
      { id: randomUUID(), ...delegated, from_unit_id: units.hunan, to_unit_id: units.changsha },
      { id: randomUUID(), ...delegated, from_unit_id: units.changsha, to_unit_id: units.liuyang },
    ]);
    return id;
  };

  describe('登记收回', () => {
    const recall = async (user: User, orderId: string) => {
      await recallOrder(adapters, { user, orderId, reason: '改由本级办理' });
      const row = await database.knex('engine_command').where('order_id', orderId).orderBy('position', 'desc').first<{ id: string }>('id');
      return row.id;
    };
    const worker = () => createRecordRecallWorker(adapters);

    it('returns to the level of each recall, also when two are under way', async () => {
      const orderId = await inLiuyang();
      const [first, second] = [await recall(city, orderId), await recall(province, orderId)];
      const [one, other] = [jobFor(orderId, { commandId: first }), jobFor(orderId, { commandId: second })];

      expect(await deliver(worker(), one)).toEqual(completing(one, { returnTo: 'city' }));
      expect(await deliver(worker(), other)).toEqual(completing(other, { returnTo: 'province' }));
      expect(await database.knex('engine_command').where('order_id', orderId).pluck('state')).toEqual(['consumed', 'consumed']);
    });

    it('closes a task that was reached while the message was on its way', async () => {
      const orderId = await inLiuyang();
      const commandId = await recall(province, orderId);
      const late = await insertWorkItem(database.knex, { orderId, kind: 'investigation', unitId: units.liuyang });

      await deliver(worker(), jobFor(orderId, { commandId }));

      expect(await database.knex('work_item').where('id', late.id).select('state', 'note')).toEqual([{ state: 'closed', note: '已被上级单位收回' }]);
    });

    it('is an incident for a command that recalled nothing, and leaves an ended order alone', async () => {
      const [open, ended] = [await inLiuyang(), await inLiuyang()];
      const commandId = await recall(province, ended);
      await end(ended);
      const strange = jobFor(open, { commandId: randomUUID() });

      expect(await deliver(worker(), strange)).toEqual(incident(strange));
      expect(await deliver(worker(), jobFor(ended, { commandId }))).toEqual([]);
    });
  });

  describe('落实审核人', () => {
    const submitted = async () => {
      const orderId = await inLiuyang();
      await adapters.inTransaction(async ({ reports }) => {
        const content = {
          investigatedAt: '2026-11-20T01:00:00.000Z',
          investigators: [{ name: '赵六', duty: '科员', phone: '0731-84210000' }],
          findings: '属实',
          truthfulness: 'true' as const,
        };
        const id = await reports.add({ orderId, runNo: 1, unitId: units.liuyang, investigatorId: author }, 1, content);
        await reports.submit(id, new Date());
      });
      await database.knex('work_order').where('id', orderId).update({ status: 'under_report_review' });
      return orderId;
    };
    const worker = () => createPlanReviewWorker(adapters);
    const chain = { reviewChain: ['county', 'city', 'province'] };

    it('names the unit of each level and passes one without a reviewer over; a redelivery says the same', async () => {
      const orderId = await submitted();
      const job = jobFor(orderId, chain);
      const expected = completing(job, {
        reviewCounty: true,
        reviewCity: false,
        reviewProvince: true,
        countyReviewUnit: units.liuyang,
        cityReviewUnit: null,
        provinceReviewUnit: units.hunan,
      });

      expect(await deliver(worker(), job)).toEqual(expected);
      await database.knex('app_user').where('login', `${units.liuyang.slice(0, 6)}-reviewer`).update({ active: false });
      expect(await deliver(worker(), job)).toEqual(expected);
      await database.knex('app_user').update({ active: true });
    });

    it('lets an order go on to informing where nobody is asked', async () => {
      const orderId = await submitted();
      const [call] = await deliver(worker(), jobFor(orderId, { reviewChain: [] }));

      expect(call).toMatchObject({ call: 'completeJob', given: { variables: { reviewCounty: false, reviewCity: false, reviewProvince: false } } });
      expect(await statusOf(orderId)).toBe('awaiting_informing');
      expect(await database.knex('investigation_report').where('order_id', orderId).pluck('state')).toEqual(['approved']);
    });

    it('is an incident without a report or with an unknown level, and leaves an ended order alone', async () => {
      const [empty, ended] = [await inLiuyang(), await submitted()];
      await end(ended);
      const [without, wrong] = [jobFor(empty, chain), jobFor(empty, { reviewChain: ['village'] })];

      expect(await deliver(worker(), without)).toEqual(incident(without));
      expect(await deliver(worker(), wrong)).toEqual(incident(wrong));
      expect(await deliver(worker(), jobFor(ended, chain))).toEqual([]);
    });
  });

  describe('规则通过初审', () => {
    it('begins the handling once, and leaves an ended order alone', async () => {
      const [order, ended] = [await acceptOrderOf(adapters), await acceptOrderOf(adapters)];
      await end(ended.id);
      const worker = createPassInitialReviewWorker(adapters);
      const [job, again] = [jobFor(order.id), jobFor(order.id)];

      expect(await deliver(worker, job)).toEqual(completing(job, {}));
      expect(await deliver(worker, again)).toEqual(completing(again, {}));
      expect(await statusOf(order.id)).toBe('in_handling');
      expect(await database.knex('audit_entry').where({ order_id: order.id, action: 'order.initialReviewPassed' })).toHaveLength(1);
      expect(await deliver(worker, jobFor(ended.id))).toEqual([]);
    });
  });
});
