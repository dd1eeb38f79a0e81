import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrder } from '../../domain/order/accept-order.ts';
import type { OrderIntake } from '../../domain/order/intake-ports.ts';
import { engineCommandChannel } from '../../infra/postgres/engine-command-repository.ts';
import { listen } from '../../infra/postgres/listen.ts';
import { createOrderIntake } from '../../infra/postgres/order-intake.ts';
import { insertPlatform, type TestPlatform } from '../builders/platform.ts';
import { aComplaint } from '../builders/submission.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

describe('order intake on PostgreSQL', () => {
  let database: TestDatabase;
  let adapters: ReturnType<typeof adaptersOver>;
  let intake: OrderIntake;
  let platform: TestPlatform;
  let serial = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    adapters = adaptersOver(database.knex);
    intake = createOrderIntake(database.knex, adapters);
    platform = await insertPlatform(database.knex, adapters.cipher);
  });
  afterAll(() => database.drop());

  type Choice = { number?: string; key?: string; attachments?: string[]; provinceCode?: string };
  /** Accepts an order; its number is its content, so that another number is other content. Answers how it ended. */
  const accept = async ({ number = `CS-${(serial += 1)}`, key, attachments = [], provinceCode = platform.provinceCode }: Choice) => {
    const submission = aComplaint({ platformOrderNo: number, region: { text: '沿溪镇' }, attachments });
    const input = {
      type: 'complaint',
      platform: { id: platform.id, provinceCode },
      docking: 'interface',
      submission,
      fingerprint: Buffer.from(number.padEnd(32)),
      idempotencyKey: key,
    } as const;
    return acceptOrder({ intake, clock: adapters.clock, newId: randomUUID }, input).then(
      ({ repeated }) => (repeated ? 'repeated' : 'accepted'),
      (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'failed'),
    );
  };
  const count = async (table: string) => Number((await database.knex(table).count<{ count: string }[]>('* as count'))[0]?.count);
  const insertFile = async (id = randomUUID()) => {
    const facts = { id, platform_id: platform.id, file_name_enc: Buffer.alloc(1), media_type: 'text/plain', size_bytes: 1, sha256: Buffer.alloc(32) };
    await database.knex('attachment').insert({ ...facts, stored_name: id, state: 'clean', created_at: new Date() });
    return id;
  };

  it('stores as many orders, audit rows and commands as it accepts at once', async () => {
    const before = await Promise.all(['work_order', 'audit_entry', 'engine_command'].map(count));
    const outcomes = await Promise.all(Array.from({ length: 60 }, () => accept({})));
    const after = await Promise.all(['work_order', 'audit_entry', 'engine_command'].map(count));

    expect(new Set(outcomes)).toEqual(new Set(['accepted']));
    expect(after.map((rows, table) => rows - (before[table] ?? 0))).toEqual([60, 60, 60]);
  });

  it('gives one order for one number within and between batches', async () => {
    const outcomes = await Promise.all(Array.from({ length: 60 }, () => accept({ number: 'CS-once' })));

    expect(outcomes.sort()).toEqual(['accepted', ...Array.from({ length: 59 }, () => 'repeated')]);
  });

  it('lets one of many different orders have an idempotency key, and stores nothing of the others', async () => {
    const before = await count('work_order');
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => accept({ key: 'wanted-by-many' })));

    expect(outcomes.sort()).toEqual(['accepted', ...Array.from({ length: 11 }, () => 'idempotency-key-reused')]);
    expect(await count('work_order')).toBe(before + 1);
  });

  it('gives a file to one of many orders, and stores nothing of the others', async () => {
    const file = await insertFile();
    const before = await count('engine_command');
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => accept({ attachments: [file] })));

    expect(outcomes.sort()).toEqual(['accepted', ...Array.from({ length: 11 }, () => 'validation-failed')]);
    expect(await database.knex('attachment').where('id', file).whereNotNull('order_id')).toHaveLength(1);
    expect(await count('engine_command')).toBe(before + 1);
  });

  it('keeps an order from failing because of another one in its batch', async () => {
    const unknownProvince = '110000000000';
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, place) => accept(place === 5 ? { provinceCode: unknownProvince } : {})));

    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(11);
    expect(outcomes[5]).toBe('23503');
  });

  it('wakes the dispatchers once it has committed', async () => {
    let woken = 0;
    const stop = listen(database.url, engineCommandChannel, () => (woken += 1));
    const until = async (least: number) => {
      while (woken < least) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    // The first call comes from listening itself.
    await until(1);
    await accept({});
    await until(2);
    await stop();

    expect(woken).toBe(2);
  });

  it('draws every number once', async () => {
    const numbers = await Promise.all(Array.from({ length: 250 }, () => intake.nextSequence()));

    expect(new Set(numbers).size).toBe(250);
  });
});
