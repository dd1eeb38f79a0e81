import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idNumberCheckCharacter } from '../../domain/person/id-number.ts';
import { findInColumns, findInFiles } from '../support/find-plain-text.ts';
import { walkOrder, type OrderWalk } from '../support/order-walk.ts';
import { resultOf } from '../support/play.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

/** Values that occur nowhere else, so that wherever one is found it came from this order. */
const reporter = {
  name: '阚霁澹',
  phone: '15483726150',
  callerNumber: '15483726151',
  idNumber: `43009919770713561${idNumberCheckCharacter('43009919770713561')}`,
  address: '湘西鹭鸶坳晒谷坪旁第七户',
  detailedAddress: '晒谷坪往东第三棵乌桕树下',
  accused: '管仓库的麻子伯',
  content: '修水渠的水泥被拉去给他家砌了猪圈，我亲眼看见。',
};
const staff = {
  instruction: '请尽快找晒谷坪那户核实水泥去向',
  investigator: '厉栩萦',
  investigatorPhone: '15483726152',
  findings: '清点水泥台账，短少四十一袋，已追回',
  opinion: '台账与实物对得上，同意这个结论',
  summary: '当面告知，来电人说水渠已经修好了',
  note: '质检通过，请按此结果反馈来电人',
};
const words = [...Object.values(reporter), ...Object.values(staff)];

describe('personal data and what people wrote', () => {
  let product: TestProduct;
  let order: OrderWalk;

  beforeAll(async () => {
    product = await startTestProduct({ engineVersion: '8.6.0', provinces: ['43'], logsRecords: true });
  }, 600_000);
  beforeAll(async () => {
    order = await walkOrder(product, 'complaint-hunan-region-text', reporter);
    await goTheWholeWay();
  }, 600_000);
  afterAll(async () => {
    await product.end();
  }, 60_000);

  async function goTheWholeWay(): Promise<void> {
    const delegate = async (kind: string, toUnitId: string) => {
      await order.until(kind);
      await order.act(kind, 'delegation', { toUnitId, instruction: staff.instruction });
    };
    await delegate('province-intake', '433100000000');
    await delegate('city-intake', '433127000000');
    await order.until('investigation');
    const investigatedAt = new Date().toISOString();
    await order.act('investigation', 'investigation', {
      investigatedAt, findings: staff.findings, truthfulness: 'true', investigators: [{ name: staff.investigator, duty: '科员', phone: staff.investigatorPhone }],
    });
    for (const unitId of ['433127000000', '433100000000', '430000000000']) {
      const kind = unitId === '430000000000' ? 'province-review' : 'report-review';
      await order.pending(kind, unitId);
      await order.act(kind, 'review', { decision: 'approved', opinion: staff.opinion }, 'reviewer');
    }
    await order.pending('informing');
    const attempt = { informedParty: 'reporter', method: 'visit', reached: true, informedAt: new Date().toISOString(), summary: staff.summary };
    await order.act('informing', 'informing-attempts', attempt);
    await order.act('informing', 'informing', {});
    await order.act('feedback', 'feedback', { note: staff.note });
  }

  it('reach 12345 in the result, so they went the whole way', async () => {
    const { envelope } = await resultOf(product, order.acceptanceNo);

    for (const word of [staff.investigator, staff.investigatorPhone, staff.summary]) expect(JSON.stringify(envelope)).toContain(word);
  });

  it('are nowhere in the engine: neither in its data nor in what it exports', async () => {
    const engineFolder = join(product.folder, 'engine');
    const known = await findInFiles(engineFolder, [order.acceptanceNo]);

    // The search finds what is there: in the log of commands and in the exported records.
    expect(known.some((place) => place.startsWith('zeebe/'))).toBe(true);
    expect(known.some((place) => place.startsWith('logs/'))).toBe(true);
    expect(await findInFiles(engineFolder, words)).toEqual([]);
  }, 60_000);

  it('are in no log of the product', async () => {
    const logs = join(product.folder, 'logs');

    expect(await findInFiles(logs, [order.orderId])).not.toEqual([]);
    expect(await findInFiles(logs, words)).toEqual([]);
  });

  it('are in no column of the database in plain text', async () => {
    expect(await findInColumns(product.database, [order.acceptanceNo])).toContain(`work_order.acceptance_no: ${order.acceptanceNo}`);
    expect(await findInColumns(product.database, words)).toEqual([]);
  });
});
