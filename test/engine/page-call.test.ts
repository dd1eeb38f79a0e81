import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCredentials } from '../../simulator/credentials.ts';
import { registerOnPage } from '../../simulator/seat/register-on-page.ts';
import { eventually } from '../support/eventually.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

const province = '43';

describe('an order registered on our page', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startTestProduct({ provinces: [province] });
  }, 600_000);
  afterAll(() => product.end());

  /** A call registered as an agent's browser does it; its acceptance number. */
  async function registered(callId: string, region: string): Promise<string> {
    const [platform] = await readCredentials(product.credentialsPath);
    if (!platform) throw new Error('the province has no platform');
    const form = {
      callerCategory: 'public', serviceType: 'consultation', region: { code: region }, detailedAddress: '集镇', problemCategory: '9', content: '小额信贷需要哪些条件？',
    }; // prettier-ignore
    const call = { orderType: 'consultation', agentNumber: '8017', callerNumber: '15400010017', callId, form };
    return registerOnPage({ apiUrl: product.apiUrl, platform, now: () => new Date() }, call);
  }
  const openKinds = (acceptanceNo: string) =>
    product
      .database('work_item')
      .join('work_order', 'work_order.id', 'work_item.order_id')
      .where({ acceptance_no: acceptanceNo })
      .pluck<string[]>('kind');

  it('passes 初审 by rule where its region is a county, and 12345 has its copy', async () => {
    const acceptanceNo = await registered('CALL-county', '430181');

    const kinds = await eventually('the first task', async () => {
      const found = await openKinds(acceptanceNo);
      return found.length > 0 ? found : undefined;
    });
    expect(kinds).toEqual(['province-intake']);
    const order = await product.database('work_order').where('acceptance_no', acceptanceNo).first<{ status: string; docking: string }>('status', 'docking');
    expect(order).toEqual({ status: 'in_handling', docking: 'page' });
    const copies = () => product.simulator.journal.callbacks().filter((entry) => entry.kept && entry.acceptanceNo === acceptanceNo);
    await eventually('copy and receipt', () => copies().length === 2);
    expect(copies().map(({ kind, sequence, surprises }) => [kind, sequence, surprises])).toEqual([['pageCopy', 1, []], ['accepted', 2, []]]);
  }, 120_000);

  it('begins with the 办结日期 that the limit table of the province gives', async () => {
    const kept = await eventually('the limit', () => product.database('page_finish_limit').where('province', province).first<{ amount: number; unit: string }>('amount', 'unit'));

    expect(kept).toEqual({ amount: 15, unit: 'workingDay' });
  });

  it('gets the full task of 初审 where its region is none', async () => {
    const acceptanceNo = await registered('CALL-city', '430100');

    const kinds = await eventually('the first task', async () => {
      const found = await openKinds(acceptanceNo);
      return found.length > 0 ? found : undefined;
    });
    expect(kinds).toEqual(['initial-review']);
  }, 120_000);
});
